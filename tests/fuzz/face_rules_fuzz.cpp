// The shipped rules of portraits and liveness with bytes put over them: refused by a place, or taken as a whole.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "config/liveness_thresholds.h"
#include "config/photo_spec.h"
#include "config/portrait_thresholds.h"
#include "input.h"

using namespace qujing;

namespace {

void require(bool held) {
  if (!held) std::abort();
}

std::string spoiled(std::string_view shipped, FuzzInput& input) {
  std::string json(shipped);
  for (int pieces = 1 + input.upTo(4); pieces > 0; --pieces) {
    const auto at =
        static_cast<std::size_t>(input.upTo(static_cast<int>(std::min<std::size_t>(json.size(), 65000)) - 1));
    std::string piece(static_cast<std::size_t>(1 + input.upTo(15)), ' ');
    for (char& character : piece) character = static_cast<char>(input.take<std::uint8_t>());
    json.replace(at, piece.size(), piece);
  }
  return json;
}

template <typename Rules>
void tryOn(const std::string& json, std::string (*read)(std::string_view, Rules&)) {
  Rules rules;
  const std::string problem = read(json, rules);
  require(problem.empty() || problem[0] == '$');
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzInput input(data, size);
  const int kind = input.upTo(3);
  if (kind == 0) tryOn<LivenessThresholds>(spoiled(defaultLivenessThresholdsJson(), input), readLivenessThresholds);
  if (kind == 1) tryOn<PortraitThresholds>(spoiled(defaultPortraitThresholdsJson(), input), readPortraitThresholds);
  if (kind == 2) tryOn<std::vector<PhotoSpec>>(spoiled(builtInPhotoSpecsJson(), input), readPhotoSpecs);
  if (kind == 3) tryOn<PhotoSpec>(std::string(data, data + size), readPhotoSpec);
  return 0;
}

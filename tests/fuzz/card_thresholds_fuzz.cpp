// Any bytes as thresholds, and the shipped ones with bytes put over them: refused by a place, or every score is 0..100.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "config/card_thresholds.h"
#include "input.h"

using namespace qujing;

namespace {

void require(bool held) {
  if (!held) std::abort();
}

void requireScores(const CheckRule& rule) {
  for (const double raw : {-1e6, -1.0, 0.0, 0.5, 50.0, 1e6, rule.threshold, rule.ideal}) {
    const Check check = judged(CheckId::tilt, CheckUnit::degrees, raw, rule, CheckCode::tilted);
    require(check.score >= 0 && check.score <= 100 && check.passed == (check.score >= 50));
  }
}

void tryOn(const std::string& json) {
  CardThresholds thresholds;
  thresholds.version = "before";
  const std::string problem = readCardThresholds(json, thresholds);
  if (!problem.empty()) {
    require(problem[0] == '$' && thresholds.version == "before");
    return;
  }
  require(thresholds.captureFrames >= 1 && std::isfinite(thresholds.captureHoldMs));
  for (const CheckRule& rule : {thresholds.completeness, thresholds.sharpness, thresholds.tilt, thresholds.side})
    requireScores(rule);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tryOn(std::string(data, data + size));
  FuzzInput input(data, size);
  std::string json(defaultCardThresholdsJson());
  while (input.restSize() > 3) {
    const std::size_t at = static_cast<std::size_t>(input.upTo(static_cast<int>(json.size()) - 1));
    const std::size_t length = std::min<std::size_t>(1 + input.upTo(15), input.restSize());
    std::string piece;
    for (std::size_t i = 0; i < length; ++i) piece += static_cast<char>(input.take<std::uint8_t>());
    json.replace(at, piece.size(), piece);
  }
  tryOn(json);
  return 0;
}

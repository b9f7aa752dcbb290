// Any frames, any answers of the networks, any actions and times: no crash, and a challenge that keeps to its table.
#include <cmath>
#include <cstdlib>
#include <vector>

#include "analyzer/liveness_analyzer.h"
#include "input.h"
#include "model_answers.h"

using namespace qujing;

namespace {

constexpr FrameLayout kLayout{64, 48, 256, PixelFormat::rgba};

void require(bool held) {
  if (!held) std::abort();
}

void requireSound(const ChallengeStatus& before, const ChallengeStatus& now) {
  require(now.actionIndex >= before.actionIndex && now.progress >= 0 && now.progress <= 1);
  require(now.state == before.state || !isEnd(before.state));
  require(std::isfinite(now.stateLeftMs) && std::isfinite(now.wholeLeftMs));
}

void look(LivenessAnalyzer& analyzer, const std::vector<std::uint8_t>& pixels, double timestampMs, FuzzInput& input) {
  const ImageView frame = ImageView::over(pixels.data(), pixels.size(), kLayout).value();
  if (analyzer.begin(frame, timestampMs) != ErrorCode::ok) return;
  for (int runs = 0; analyzer.next() != FaceModel::none; ++runs) {
    require(runs < 16);
    for (int i = 0; i < 2; ++i) answer(analyzer.output(i), input);
    analyzer.accept();
  }
}

std::vector<Action> actionsFrom(FuzzInput& input) {
  std::vector<Action> actions(static_cast<std::size_t>(input.upTo(6)));
  for (Action& action : actions) action = static_cast<Action>(input.upTo(6) - 1);
  return actions;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzInput input(data, size);
  LivenessAnalyzer analyzer;
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(kLayout.rowStride) * kLayout.height);
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint8_t>(i * 37 + size);
  const bool challenged = analyzer.challenge(actionsFrom(input), input.upTo(100));
  double timestampMs = 0;
  ChallengeStatus before = analyzer.tick(0);
  for (int frame = 0; frame < 12; ++frame) {
    timestampMs += input.upTo(3) == 0 ? input.take<double>() : input.upTo(900);
    pixels[static_cast<std::size_t>(input.upTo(12287))] ^= input.take<std::uint8_t>();
    look(analyzer, pixels, timestampMs, input);
    const LivenessAnalysis analysis = analyzer.result();
    require(!analysis.pose || std::isfinite(analysis.pose->yaw + analysis.pose->pitch + analysis.pose->roll));
    if (!challenged || analysis.error != ErrorCode::ok) continue;
    requireSound(before, analysis.challenge);
    before = analysis.challenge;
  }
  if (challenged) require(!analyzer.manifest({0, "s", "n", ""}).empty());
  analyzer.reset();
  return 0;
}

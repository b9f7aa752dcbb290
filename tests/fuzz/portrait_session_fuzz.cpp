// Any pictures, any answers of the networks, any adjustment: no crash, every check with a score of 0 to 100.
#include <cmath>
#include <cstdlib>
#include <vector>

#include "analyzer/portrait_analyzer.h"
#include "input.h"
#include "model_answers.h"

using namespace qujing;

namespace {

void require(bool held) {
  if (!held) std::abort();
}

PortraitTask taskFrom(FuzzInput& input, const FrameLayout& layout) {
  PortraitTask task;
  task.stage = static_cast<PortraitStage>(input.upTo(2));
  if (input.upTo(1) == 1) task.guide = Rect{4, 2, layout.width * 0.75, layout.height * 0.9};
  task.fullScale = 1 + input.upTo(8) / 4.0;
  return task;
}

void requireSound(const PortraitAnalysis& analysis) {
  for (const Check& check : analysis.checks)
    require(check.code == CheckCode::notAssessable || (check.score >= 0 && check.score <= 100));
  require(!analysis.passed || analysis.face);
}

void compose(PortraitAnalyzer& analyzer, FuzzInput& input) {
  const PhotoPlan plan = analyzer.plan({input.upTo(400) - 200.0, input.upTo(400) - 200.0, 0.25 + input.upTo(16) / 4.0});
  std::vector<std::uint8_t> photo(static_cast<std::size_t>(analyzer.spec().width) * analyzer.spec().height * 4);
  analyzer.compose(plan, photo);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzInput input(data, size);
  PortraitAnalyzer analyzer;
  double timestampMs = 0;
  for (int picture = 0; picture < 3; ++picture) {
    const int width = 16 + input.upTo(80), height = 16 + input.upTo(80);
    const FrameLayout layout{width, height, width * 4, PixelFormat::rgba};
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(layout.rowStride) * height);
    const int stripes = 1 + input.upTo(200);
    for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint8_t>(i * stripes);
    const PortraitTask task = taskFrom(input, layout);
    timestampMs += input.upTo(3000);
    const ImageView view = ImageView::over(pixels.data(), pixels.size(), layout).value();
    if (analyzer.begin(view, timestampMs, task) != ErrorCode::ok) continue;
    for (int runs = 0; analyzer.next() != FaceModel::none; ++runs) {
      require(runs < 24);
      for (int i = 0; i < 2; ++i) answer(analyzer.output(i), input);
      analyzer.accept();
    }
    const PortraitAnalysis analysis = analyzer.result();
    if (analysis.error != ErrorCode::ok) continue;
    requireSound(analysis);
    if (task.stage == PortraitStage::still && analysis.face) compose(analyzer, input);
  }
  return 0;
}

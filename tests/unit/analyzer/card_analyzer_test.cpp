#include "analyzer/card_analyzer.h"

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "counting_allocator.h"
#include "painted_frame.h"

using namespace qujing;

namespace {

/// A white card that drifts over a dark table by `step` pixels a frame.
std::vector<PaintedFrame> drift(int count, double step) {
  std::vector<PaintedFrame> frames;
  for (int i = 0; i < count; ++i) {
    const double x = 80 + i * step, y = 60 + i * step / 2;
    frames.emplace_back(320, 240, 70);
    frames.back().paint({{x, y}, {x + 158.5, y}, {x + 158.5, y + 100}, {x, y + 100}}, 190);
  }
  return frames;
}

}  // namespace

TEST_CASE("after the first frame nothing is allocated, whether the card is followed, lost or searched") {
  const auto frames = drift(6, 2);
  const PaintedFrame empty(320, 240, 70);
  CardAnalyzer analyzer;
  double timestampMs = 0;
  auto round = [&] {
    for (const PaintedFrame& frame : frames) analyzer.analyze(frame.view(), timestampMs += 33);
    for (int i = 0; i < 3; ++i) analyzer.analyze(empty.view(), timestampMs += 400);
  };
  round();
  const long before = allocationCount();
  round();
  CHECK(allocationCount() == before);
}

TEST_CASE("a frame whose time runs backwards is refused and harms nothing") {
  const auto frames = drift(2, 1);
  CardAnalyzer analyzer;
  CHECK(analyzer.analyze(frames[0].view(), 100).error == ErrorCode::ok);
  CHECK(analyzer.analyze(frames[1].view(), 50).error == ErrorCode::badTimestamp);
  CHECK(analyzer.analyze(frames[1].view(), 133).error == ErrorCode::ok);
}

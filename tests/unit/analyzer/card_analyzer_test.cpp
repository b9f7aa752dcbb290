#include "analyzer/card_analyzer.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "counting_allocator.h"
#include "lenient_thresholds.h"
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

const Rect kGuide{70, 50, 180, 120};
const Quad kCard{{80, 60}, {238.5, 60}, {238.5, 160}, {80, 160}};

/// Shows the frame every 100 ms from startMs on until the picture is taken: after how many frames, 0 for never.
int framesUntilDone(CardAnalyzer& analyzer, const PaintedFrame& frame, double startMs, const CardTask& task) {
  for (int i = 1; i <= 30; ++i)
    if (analyzer.analyze(frame.view(), startMs + 100 * i, task).capture.done) return i;
  return 0;
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

TEST_CASE("with a task and a guide nothing is allocated either, until and after the picture is taken") {
  const auto frames = drift(4, 0);
  CardAnalyzer analyzer;
  analyzer.setThresholds(lenientThresholds());
  double timestampMs = 0;
  bool done = false;
  auto round = [&](CardSide side) {
    for (int i = 0; i < 12; ++i)
      done |= analyzer.analyze(frames[i % 4].view(), timestampMs += 100, {side, false, kGuide, 1}).capture.done;
  };
  round(CardSide::portrait);
  const long before = allocationCount();
  done = false;
  round(CardSide::emblem);
  CHECK(done);
  CHECK(allocationCount() == before);
}

TEST_CASE("examining a picture twice allocates nothing the second time") {
  const auto frames = drift(1, 0);
  CardAnalyzer analyzer;
  analyzer.examine(frames[0].view(), kCard, true, {});
  const long before = allocationCount();
  CHECK(analyzer.examine(frames[0].view(), kCard, true, {}).error == ErrorCode::ok);
  CHECK(allocationCount() == before);
}

TEST_CASE("the picture of a task is taken once; another task, or a reset, begins a new one") {
  const auto frames = drift(1, 0);
  const CardTask task{CardSide::unknown, false, kGuide, 1}, next{CardSide::emblem, true, kGuide, 1};
  CardAnalyzer analyzer;
  analyzer.setThresholds(lenientThresholds());
  const int first = framesUntilDone(analyzer, frames[0], 0, task);
  CHECK(first >= 4);
  CHECK(analyzer.analyze(frames[0].view(), 5000, task).guidance == GuidanceCode::captured);
  CHECK(framesUntilDone(analyzer, frames[0], 5000, task) == 0);
  CHECK(framesUntilDone(analyzer, frames[0], 10000, next) >= 4);
  analyzer.reset();
  CHECK(framesUntilDone(analyzer, frames[0], 0, next) == first);
}

TEST_CASE("where nobody aims nothing is captured; a guide that makes no sense is none") {
  const auto frames = drift(1, 0);
  for (const Rect guide : {Rect{NAN, 0, 100, 60}, Rect{0, 0, 0, 60}, Rect{0, 0, 100, -60}, Rect{0, 0, INFINITY, 60},
                           Rect{-1e300, 0, 100, 60}}) {
    CardAnalyzer analyzer;
    analyzer.setThresholds(lenientThresholds());
    CHECK(framesUntilDone(analyzer, frames[0], 0, {CardSide::unknown, false, guide, 1}) == 0);
  }
}

TEST_CASE("a frame of another size is searched anew and its card found in its own pixels") {
  PaintedFrame larger(640, 480, 70);
  larger.paint(scaled(kCard, 2), 190);
  CardAnalyzer analyzer;
  const auto small = analyzer.analyze(drift(1, 0)[0].view(), 0);
  const auto large = analyzer.analyze(larger.view(), 33);
  REQUIRE(small.quad);
  REQUIRE(large.quad);
  CHECK_FALSE(large.tracked);
  CHECK(large.quad->bottomRight.x == Catch::Approx(2 * small.quad->bottomRight.x).margin(2));
}

TEST_CASE("a quad that is none is refused, and the manifest tells of no card") {
  const auto frames = drift(1, 0);
  CardAnalyzer analyzer;
  CHECK(analyzer.examine(frames[0].view(), kCard, false, {}).error == ErrorCode::ok);
  const auto [a, b, c, d] = kCard;
  for (const Quad& quad : {Quad{a, c, b, d}, Quad{a, d, c, b}, Quad{a, a, c, d}, Quad{a, b, {NAN, 1}, d},
                           Quad{a, b, {INFINITY, INFINITY}, d}})
    CHECK(analyzer.examine(frames[0].view(), quad, true, {}).error == ErrorCode::badQuad);
  CHECK(analyzer.manifest({}).find("\"quad\":null") != std::string::npos);
}

TEST_CASE("corners from a smaller copy are moved onto the edges, those set by hand are kept") {
  const auto frames = drift(1, 0);
  const Quad rough{{81.5, 61}, {237, 60.8}, {239, 159}, {80.7, 161}};
  CardAnalyzer analyzer;
  const auto refined = analyzer.examine(frames[0].view(), rough, true, {});
  CHECK(distance(refined.quad->topLeft, kCard.topLeft) < 0.3);
  CHECK(distance(refined.quad->bottomRight, kCard.bottomRight) < 0.3);
  const auto kept = analyzer.examine(frames[0].view(), rough, false, {});
  CHECK(center(*kept.quad).x == Catch::Approx(center(rough).x));
}

TEST_CASE("a screen's pattern is told of once every part of the card was looked at for it") {
  const auto frames = drift(1, 0);
  CardAnalyzer analyzer;
  analyzer.setThresholds(lenientThresholds());
  auto codeOf = [](const CardAnalysis& analysis) {
    return analysis.checks[static_cast<int>(CheckId::screenRecapture)].code;
  };
  int unsaid = 0;
  while (codeOf(analyzer.analyze(frames[0].view(), 100.0 * unsaid)) == CheckCode::notAssessable && unsaid < 20)
    ++unsaid;
  CHECK(unsaid == 5);
  CHECK(codeOf(analyzer.examine(frames[0].view(), kCard, true, {})) == CheckCode::ok);
}

#include "liveness/face_continuity.h"

#include <catch2/catch_test_macros.hpp>

#include "acted_series.h"

using namespace qujing;

namespace {

ContinuityBreak breakOf(const ActedSeries& series) {
  FaceContinuity continuity(shippedLiveness().continuity);
  ContinuityBreak broken = ContinuityBreak::none;
  for (const Observation& seen : series.frames) broken = continuity.next(seen);
  return broken;
}

/// A second of the face, then as `change` says for so long, then the face again.
template <typename Change>
ContinuityBreak breakAfter(FrameRate rate, double ms, Change change) {
  ActedSeries series(rate);
  series.rest(1000);
  const ActedSeries before = series;
  change(series);
  series.rest(ms);
  series.visible = before.visible;
  series.person = before.person;
  series.faceCount = before.faceCount;
  series.faceX = before.faceX;
  return breakOf(series.rest(300));
}

}  // namespace

TEST_CASE("one face that acts is one face throughout") {
  for (const FrameRate& rate : kFrameRates) {
    CAPTURE(rate.perSecond, rate.uneven);
    ActedSeries series(rate);
    series.rest(1000).move(40, 0, 700).blink().move(0, -25, 600).rest(500).move(-40, 10, 500).rest(300);
    CHECK(breakOf(series) == ContinuityBreak::none);
  }
}

TEST_CASE("without a face for more than half a second it is lost, for less it is not") {
  for (const FrameRate& rate : kFrameRates) {
    CAPTURE(rate.perSecond, rate.uneven);
    const auto gone = [](ActedSeries& series) { series.visible = false; };
    CHECK(breakAfter(rate, 300, gone) == ContinuityBreak::none);
    CHECK(breakAfter(rate, 700, gone) == ContinuityBreak::faceLost);
  }
}

TEST_CASE("a camera that stops for a second loses the face as well") {
  ActedSeries series;
  CHECK(breakOf(series.rest(1000).pause(1000).rest(100)) == ContinuityBreak::faceLost);
}

TEST_CASE("a face that never comes is lost") {
  ActedSeries series;
  series.visible = false;
  CHECK(breakOf(series.rest(700)) == ContinuityBreak::faceLost);
}

TEST_CASE("a second face for more than half a second is told, one that passes is not") {
  for (const FrameRate& rate : kFrameRates) {
    CAPTURE(rate.perSecond, rate.uneven);
    const auto joined = [](ActedSeries& series) { series.faceCount = 2; };
    CHECK(breakAfter(rate, 350, joined) == ContinuityBreak::none);
    CHECK(breakAfter(rate, 750, joined) == ContinuityBreak::multipleFaces);
  }
}

TEST_CASE("another face at the same place is told, also when it came while none was seen") {
  for (const FrameRate& rate : kFrameRates) {
    CAPTURE(rate.perSecond, rate.uneven);
    CHECK(breakAfter(rate, 800, [](ActedSeries& series) { series.person = 1; }) == ContinuityBreak::faceChanged);
    const auto swapped = [](ActedSeries& series) {
      series.visible = false;
      series.rest(250);
      series.visible = true;
      series.person = 1;
    };
    CHECK(breakAfter(rate, 800, swapped) == ContinuityBreak::faceChanged);
  }
}

TEST_CASE("another face that came in while the head was turned is told once it looks straight") {
  ActedSeries series;
  series.rest(1000).hold(30, 0, 300);
  series.person = 1;
  series.hold(30, 0, 300);
  CHECK(breakOf(series.rest(600)) == ContinuityBreak::faceChanged);
}

TEST_CASE("a hand before the face for a moment is no other face") {
  CHECK(breakAfter({30}, 250, [](ActedSeries& series) { series.person = 1; }) == ContinuityBreak::none);
}

TEST_CASE("a face at another place is another one, landmarks lost for a frame are not") {
  for (const FrameRate& rate : kFrameRates) {
    CAPTURE(rate.perSecond, rate.uneven);
    const auto jumped = [](ActedSeries& series) { series.faceX = 300; };
    CHECK(breakAfter(rate, 450, jumped) == ContinuityBreak::faceChanged);
    CHECK(breakAfter(rate, 60, jumped) == ContinuityBreak::none);
  }
}

TEST_CASE("a person who leans over to a side stays the same") {
  ActedSeries series;
  series.rest(500);
  for (int i = 0; i < 30; ++i) {
    series.faceX += 8;
    series.rest(34);
  }
  CHECK(breakOf(series.rest(500)) == ContinuityBreak::none);
}

TEST_CASE("what speaks against one face is known before it is told, and forgotten with a new series") {
  ActedSeries series;
  series.rest(1000);
  FaceContinuity continuity(shippedLiveness().continuity);
  for (const Observation& seen : series.frames) continuity.next(seen);
  CHECK(continuity.isSureSince(900));
  CHECK_FALSE(continuity.isSureSince(1100));
  series.frames.clear();
  series.person = 1;
  series.rest(200);
  for (const Observation& seen : series.frames) continuity.next(seen);
  CHECK_FALSE(continuity.isSureSince(900));
  continuity.reset();
  CHECK(continuity.isSureSince(900));
}

TEST_CASE("a face that looks elsewhere than any before is neither another one nor surely the same") {
  ActedSeries series;
  series.rest(1000);
  series.neutral.pitch = 12;
  series.person = 1;
  series.rest(1000);
  FaceContinuity continuity(shippedLiveness().continuity);
  for (const Observation& seen : series.frames) CHECK(continuity.next(seen) == ContinuityBreak::none);
  CHECK_FALSE(continuity.isSureSince(1500));
}

TEST_CASE("who slips down the chair stays comparable") {
  ActedSeries series;
  series.rest(1000);
  for (int i = 0; i < 12; ++i) {
    series.neutral.pitch -= 1;
    series.rest(400);
  }
  FaceContinuity continuity(shippedLiveness().continuity);
  for (const Observation& seen : series.frames) CHECK(continuity.next(seen) == ContinuityBreak::none);
  CHECK(continuity.isSureSince(series.nowMs() - 100));
}

// Cues that need nothing but frames and their times.
#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>

#include "common/geometry.h"
#include "liveness/frame_times.h"
#include "liveness/frozen_frames.h"
#include "liveness/looped_frames.h"

using namespace qujing;
using Catch::Approx;

namespace {

/// A bright disc before grey, its middle at (x, y) samples, under a camera's noise.
FramePrint discAt(double x, double y, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> grain(0, 2);
  FramePrint print;
  for (int i = 0; i < FramePrint::kSamples; ++i) {
    const double away = std::hypot(i % FramePrint::kColumns - x, i / FramePrint::kColumns - y);
    print.samples[i] = static_cast<std::uint8_t>(std::clamp((away < 20 ? 180 : 90) + grain(random), 0.0, 255.0));
  }
  for (int cell = 0; cell < FramePrint::kCells; ++cell) {
    int sum = 0;
    for (int i = 0; i < 64; ++i)
      sum += print.samples[(cell / 16 * 8 + i / 8) * FramePrint::kColumns + cell % 16 * 8 + i % 8];
    print.cells[cell] = static_cast<std::uint8_t>(sum / 64);
  }
  return print;
}

/// The least difference of frames whose disc goes where `place` says at each time in seconds.
template <typename Place>
std::optional<double> loopOf(double seconds, Place place) {
  LoopedFrames looped;
  for (int i = 0; i < seconds * 25; ++i) {
    const Point at = place(i / 25.0);
    looped.next(discAt(at.x, at.y, static_cast<unsigned>(i)), i * 40.0);
  }
  return looped.leastDifference();
}

/// A wander that does not come round.
Point wander(double t) { return {64 + 14 * std::sin(2.1 * t + 0.3 * t * t), 48 + 9 * std::sin(1.3 * t + 0.2 * t * t)}; }

}  // namespace

TEST_CASE("a frame that is shown twice is nothing, one that is sent for a second is told") {
  FrozenFrames frozen;
  CHECK_FALSE(frozen.longestMs());
  // 24 frames a second made 30: every fourth is shown twice.
  for (unsigned i = 0; i < 60; ++i) frozen.next(discAt(60, 48, i - i / 5), i * 33.0);
  CHECK(*frozen.longestMs() == 33);
  for (unsigned i = 60; i < 91; ++i) frozen.next(discAt(60, 48, 1000), i * 33.0);
  CHECK(*frozen.longestMs() == Approx(990));
}

TEST_CASE("while no frame comes nothing is frozen") {
  FrozenFrames frozen;
  frozen.next(discAt(60, 48, 1), 0);
  frozen.next(discAt(60, 48, 1), 2000);
  CHECK(*frozen.longestMs() == 0);
}

TEST_CASE("a stretch that is played again is told, to the noise or to the bit") {
  const auto looped = loopOf(12, [](double t) { return wander(std::fmod(t, 5)); });
  REQUIRE(looped);
  CHECK(*looped < 0.1);
}

TEST_CASE("who moves on, who sits still and who does something alike again is not") {
  CHECK(loopOf(12, wander).value_or(1) > 0.3);
  CHECK_FALSE(loopOf(12, [](double) { return Point{64, 48}; }));
  // The same turn again, farther and half as slow again: nobody does it to the frame.
  const auto again = loopOf(12, [](double t) {
    const double share = t < 5 ? (t - 2) / 1.2 : (t - 7) / 1.8;
    return Point{64 + (share > 0 && share < 1 ? (t < 5 ? 14 : 19) * (1 - std::cos(6.2832 * share)) / 2 : 0), 48};
  });
  CHECK(again.value_or(1) > 0.1);
}

TEST_CASE("60 frames a second are a camera's, however uneven; a burst and a flood are not") {
  FrameTimes even, uneven, burst;
  for (int i = 0; i < 120; ++i) {
    even.next(i * 1000.0 / 60);
    uneven.next(i * 1000.0 / 60 + (i % 2 == 0 ? 4 : 0));
    burst.next(i < 60 ? i * 33.0 : 2400 + i);
  }
  CHECK(*even.fastest() == Approx(60));
  CHECK(*uneven.fastest() < 75);
  CHECK(*burst.fastest() == Approx(1000));
}

TEST_CASE("a few frames have no rate") {
  FrameTimes times;
  for (int i = 0; i < 7; ++i) times.next(i);
  CHECK_FALSE(times.fastest());
  times.next(7);
  CHECK(*times.fastest() == Approx(1000));
}

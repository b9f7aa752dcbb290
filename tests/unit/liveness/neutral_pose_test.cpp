#include "liveness/neutral_pose.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "acted_series.h"

using namespace qujing;
using Catch::Approx;

namespace {

NeutralPose learnt(const ActedSeries& series) {
  NeutralPose neutral(shippedLiveness().neutral);
  for (const Observation& seen : series.frames) neutral.next(seen.face->pose, false, seen.timestampMs);
  return neutral;
}

}  // namespace

TEST_CASE("a face that holds still for less than a second is known, to the degree that it is off the camera") {
  for (const FrameRate& rate : kFrameRates) {
    CAPTURE(rate.perSecond, rate.uneven);
    ActedSeries series(rate);
    series.neutral = {10, -4, 0};
    CHECK_FALSE(learnt(series.rest(500)).direction());
    const auto direction = learnt(series.rest(500)).direction();
    REQUIRE(direction);
    CHECK(direction->yaw == Approx(10).margin(0.5));
    CHECK(direction->pitch == Approx(-4).margin(0.5));
  }
}

TEST_CASE("who keeps moving, or looks away, has no neutral") {
  ActedSeries moving;
  for (int i = 0; i < 5; ++i) moving.move(20, 0, 700);
  CHECK_FALSE(learnt(moving).direction());
  ActedSeries away;
  away.neutral.yaw = 40;
  CHECK_FALSE(learnt(away.rest(3000)).direction());
}

TEST_CASE("neutral follows who slowly slips down the chair, not an action") {
  ActedSeries series;
  series.rest(3000).move(20, 0);
  CHECK(learnt(series).direction()->yaw == Approx(0).margin(1));
  for (int i = 1; i <= 12; ++i) {
    series.neutral.pitch = -i;
    series.rest(1500);
  }
  CHECK(learnt(series).direction()->pitch < -7);
}

TEST_CASE("what is seen while the head is away is not learnt") {
  NeutralPose neutral(shippedLiveness().neutral);
  ActedSeries series;
  series.rest(1000);
  series.neutral.yaw = 18;
  series.rest(9000);
  for (const Observation& seen : series.frames)
    neutral.next(seen.face->pose, seen.face->pose.yaw > 8, seen.timestampMs);
  CHECK(neutral.direction()->yaw == Approx(0).margin(0.5));
  neutral.forget();
  CHECK_FALSE(neutral.direction());
}

TEST_CASE("a median of what was seen lately, the past fading") {
  FadingHistogram seen(-60, 60, 1000);
  CHECK_FALSE(seen.quantile(0.5));
  for (int i = 0; i < 10; ++i) seen.add(20, 100);
  CHECK(*seen.quantile(0.5) == Approx(20).margin(0.1));
  for (int i = 0; i < 10; ++i) seen.add(-20, 100);
  CHECK(*seen.quantile(0.5) == Approx(-20).margin(0.5));
  CHECK(*seen.quantile(0.95) == Approx(20).margin(0.5));
  seen.add(1e9, 5000);
  CHECK(*seen.quantile(0.5) == Approx(60).margin(0.1));
}

#include "liveness/blink_detector.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "acted_series.h"

using namespace qujing;
using Catch::Approx;

namespace {

std::vector<ActionEvent> blinksIn(const ActedSeries& series) {
  BlinkDetector detector(shippedLiveness().blink);
  std::vector<ActionEvent> blinks;
  const HeadDirection neutral{series.neutral.yaw, series.neutral.pitch};
  for (const Observation& seen : series.frames) {
    const HeadDirection head{seen.face->pose.yaw, seen.face->pose.pitch};
    const auto blink = detector.next({seen.face->eyes, seen.face->lids}, head, neutral, seen.timestampMs);
    if (blink) blinks.push_back(*blink);
  }
  return blinks;
}

std::size_t countIn(const ActedSeries& series) { return blinksIn(series).size(); }

/// Eyes that read these values, one a frame, after a second of 0.95.
std::size_t countOf(double perSecond, std::initializer_list<double> openness) {
  ActedSeries series({perSecond});
  series.rest(1000);
  for (const double reads : openness) series.lowerLids((0.95 - reads) / 0.9, 1000 / perSecond);
  return countIn(series.rest(500));
}

}  // namespace

TEST_CASE("a blink counts once, however long it takes within 80 to 800 ms and however often it is seen") {
  for (const FrameRate& rate : kFrameRates) {
    for (const double ms : {200.0, 300.0, 500.0, 900.0}) {
      CAPTURE(rate.perSecond, rate.uneven, ms);
      CHECK(countIn(ActedSeries(rate).rest(1000).blink(ms).rest(600)) == 1);
    }
  }
}

TEST_CASE("a blink's times lie between the frames where its lids are half shut") {
  ActedSeries series({30});
  series.rest(1000).blink(600).rest(500);
  const std::vector<ActionEvent> blinks = blinksIn(series);
  REQUIRE(blinks.size() == 1);
  // Half shut after a sixth, half open again at three quarters of 600 ms.
  CHECK(blinks[0].startMs == Approx(1100).margin(5));
  CHECK(blinks[0].endMs == Approx(1450).margin(5));
  CHECK((blinks[0].peakMs >= 1195 && blinks[0].peakMs <= 1305));
  CHECK(blinks[0].confidence == 1);
}

TEST_CASE("at 10 frames a second one deep frame is a blink, one half shut frame is not") {
  CHECK(countOf(10, {0.1}) == 1);
  CHECK(countOf(10, {0.5}) == 0);
}

TEST_CASE("one flawed frame of 30 or 60 a second is no blink") {
  CHECK(countOf(30, {0.1}) == 0);
  CHECK(countOf(60, {0.1}) == 0);
  CHECK(countOf(60, {0.1, 0.1, 0.1, 0.1}) == 1);
}

TEST_CASE("two blinks in a row are two") {
  CHECK(countIn(ActedSeries().rest(1000).blink(250).rest(150).blink(250).rest(500)) == 2);
}

TEST_CASE("lids that tremble while they open are one blink") {
  CHECK(countOf(30, {0.5, 0.1, 0.1, 0.55, 0.3, 0.6, 0.4, 0.8}) == 1);
}

TEST_CASE("narrow eyes, glasses and poor readings blink like others") {
  for (const auto& [open, shut] : {std::pair{0.7, 0.05}, {0.9, 0.45}, {0.5, 0.1}, {1.0, 0.3}}) {
    CAPTURE(open, shut);
    ActedSeries series;
    series.open = open;
    series.shut = shut;
    CHECK(countIn(series.rest(1500).blink(300).rest(1000).blink(250).rest(500)) == 2);
  }
}

TEST_CASE("shut lids that read as open are a blink where the landmarks' lids fall with them") {
  for (const FrameRate& rate : kFrameRates) {
    CAPTURE(rate.perSecond, rate.uneven);
    ActedSeries series(rate);
    series.shut = 0.7;
    CHECK(countIn(series.rest(1000).blink(200).rest(500)) == 0);
    series.shutGap = 0.15;
    CHECK(countIn(series.rest(1000).blink(200).rest(500)) == 1);
  }
}

TEST_CASE("landmarks' lids that narrow a little or slowly before open eyes are no blink") {
  ActedSeries series;
  series.shut = series.open;
  series.shutGap = 0.17;
  CHECK(countIn(series.rest(1000).blink(200).rest(500)) == 0);
  series.shutGap = 0.14;
  CHECK(countIn(series.rest(1000).blink(2000).rest(500)) == 0);
}

TEST_CASE("a wink is no blink though the landmarks draw both eyes alike") {
  ActedSeries series;
  series.rest(1000).wink(350).rest(500);
  for (Observation& seen : series.frames) {
    const double closure = (0.95 - seen.face->eyes.left) / 0.9;
    seen.face->lids = {0.2 - 0.02 * closure, 0.2 - 0.02 * closure};
  }
  CHECK(countIn(series) == 0);
}

TEST_CASE("a squint is no blink, and who squints can blink") {
  ActedSeries series;
  series.rest(1500).lowerLids(0.35, 1500);
  series.open = 0.635;
  CHECK(countIn(series.blink(250).rest(500)) == 1);
  series.open = 0.95;
  CHECK(countIn(series.rest(1000)) == 1);
}

TEST_CASE("a wink of one eye is no blink") {
  CHECK(countIn(ActedSeries().rest(1000).wink(200).rest(500)) == 0);
  CHECK(countIn(ActedSeries().rest(1000).wink(400).rest(500)) == 0);
}

TEST_CASE("eyes that stay shut are no blink, neither when they open again") {
  CHECK(countIn(ActedSeries().rest(1000).lowerLids(1, 1000).rest(600)) == 0);
  CHECK(countIn(ActedSeries().rest(1000).lowerLids(1, 5000).rest(600)) == 0);
}

TEST_CASE("after eyes that stayed shut blinks are seen again") {
  CHECK(countIn(ActedSeries().rest(1000).lowerLids(1, 2000).rest(1500).blink().rest(500)) == 1);
}

TEST_CASE("a glance down, lids lowered to a half, is no blink") {
  CHECK(countIn(ActedSeries().rest(1000).lowerLids(0.5, 400).rest(600)) == 0);
  CHECK(countIn(ActedSeries().rest(1000).lowerLids(0.5, 3000).rest(600)) == 0);
}

TEST_CASE("a nod that takes the lids along is no blink") {
  CHECK(countIn(ActedSeries().rest(1000).nodWithLids(-12, 500).rest(600)) == 0);
}

TEST_CASE("lids are not judged on a head that is turned away") {
  ActedSeries turned;
  turned.rest(1000);
  const HeadPose neutral = turned.neutral;
  turned.neutral.yaw = 20;
  turned.rest(300).blink().rest(500);
  turned.neutral = neutral;
  CHECK(countIn(turned) == 0);
}

TEST_CASE("frames that are missing for a quarter of a second hide no blink and make none") {
  ActedSeries series;
  series.rest(1000).lowerLids(1, 100).pause(300).rest(500);
  CHECK(countIn(series) == 0);
  CHECK(countIn(series.rest(500).blink().rest(500)) == 1);
}

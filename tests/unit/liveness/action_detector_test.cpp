#include "liveness/action_detector.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "acted_series.h"
#include "counting_allocator.h"

using namespace qujing;

namespace {

std::vector<ActionEvent> eventsOf(const ActedSeries& series, Posture posture = Posture::follow) {
  ActionDetector detector(shippedLiveness(), posture);
  std::vector<ActionEvent> events;
  for (const Observation& seen : series.frames) {
    const ActionStep step = detector.next(seen);
    if (step.blink) events.push_back(*step.blink);
    if (step.head) events.push_back(*step.head);
  }
  return events;
}

std::vector<Action> actionsOf(const ActedSeries& series, Posture posture = Posture::follow) {
  std::vector<Action> actions;
  for (const ActionEvent& event : eventsOf(series, posture)) actions.push_back(event.action);
  return actions;
}

using Actions = std::vector<Action>;

}  // namespace

TEST_CASE("all five actions are found with their sides at every frame rate, even and uneven") {
  for (const FrameRate& rate : kFrameRates) {
    CAPTURE(rate.perSecond, rate.uneven);
    ActedSeries series(rate);
    series.rest(1200).blink(250).rest(600).move(25, 0).rest(600).move(-25, 0).rest(600);
    series.move(0, 18).rest(600).move(0, -18).rest(600);
    CHECK(actionsOf(series) ==
          Actions{Action::blink, Action::turnLeft, Action::turnRight, Action::raise, Action::lower});
  }
}

TEST_CASE("times and order of one movement: it begins, is farthest, and is half way back") {
  ActedSeries series({60});
  series.rest(1000).move(30, 0, 1200).rest(500);
  const std::vector<ActionEvent> events = eventsOf(series);
  REQUIRE(events.size() == 1);
  // Half a wave of 30 degrees: 6.25 after three tenths of the way up, 15 after three quarters of the whole.
  CHECK(events[0].startMs == Catch::Approx(1181).margin(10));
  CHECK(events[0].peakMs == Catch::Approx(1600).margin(17));
  CHECK(events[0].endMs == Catch::Approx(1900).margin(10));
  CHECK(events[0].confidence > 0.9);
}

TEST_CASE("who sits turned by 10 degrees, or below the camera, does the same actions as anybody") {
  for (const HeadPose& neutral : {HeadPose{10, 0, 0}, HeadPose{-12, 5, 0}, HeadPose{3, 18, 0}}) {
    ActedSeries series;
    series.neutral = neutral;
    series.rest(1200).move(20, 0).rest(600).move(-20, 0).rest(600).blink().rest(600).move(0, -14).rest(600);
    CHECK(actionsOf(series) == Actions{Action::turnLeft, Action::turnRight, Action::blink, Action::lower});
  }
}

TEST_CASE("who shifts for good is followed: the new posture is no action, and actions are told from it") {
  ActedSeries series;
  series.rest(2000).hold(-18, 0, 500);
  series.neutral.yaw = -18;
  series.rest(7000);
  CHECK(actionsOf(series).empty());
  series.move(20, 0).rest(600);
  CHECK(actionsOf(series) == Actions{Action::turnLeft});
}

TEST_CASE("in a challenge neutral stays where it was learnt: to turn away for good and back is no action") {
  ActedSeries series;
  series.rest(1500).hold(20, 0, 6000).rest(1500);
  CHECK(actionsOf(series, Posture::keep).empty());
  series.move(20, 0).rest(600);
  CHECK(actionsOf(series, Posture::keep) == Actions{Action::turnLeft});
}

TEST_CASE("nothing is told before neutral is known, nor over a gap without a face") {
  ActedSeries early;
  early.rest(200).move(25, 0).rest(300);
  CHECK(actionsOf(early).empty());

  ActedSeries gone;
  gone.rest(1500).hold(25, 0, 100);
  gone.visible = false;
  gone.rest(700);
  gone.visible = true;
  gone.rest(1000);
  CHECK(actionsOf(gone).empty());
}

TEST_CASE("a minute of sitting and talking is no action") {
  for (const FrameRate& rate : kFrameRates) {
    CAPTURE(rate.perSecond, rate.uneven);
    ActedSeries series(rate);
    series.rest(1000);
    for (int i = 0; i < 20; ++i) {
      series.move(6, -3, 900).move(-5, 2, 600).rest(300).move(3, 5, 1200);
      series.open = i % 2 == 0 ? 0.8 : 0.95;
    }
    CHECK(actionsOf(series).empty());
  }
}

TEST_CASE("progress runs to 1 at the threshold of each action") {
  ActedSeries series;
  series.rest(1500).hold(0, 4.25, 100);
  ActionDetector detector(shippedLiveness(), Posture::keep);
  for (const Observation& seen : series.frames) detector.next(seen);
  CHECK(detector.progress(Action::raise) == Catch::Approx(0.5).margin(0.05));
  CHECK(detector.progress(Action::lower) == 0);
  CHECK(detector.progress(Action::blink) == Catch::Approx(0).margin(0.01));
}

TEST_CASE("no frame allocates") {
  ActedSeries series;
  series.rest(1500).blink().move(25, 0).rest(500);
  ActionDetector detector(shippedLiveness(), Posture::follow);
  const long before = allocationCount();
  for (const Observation& seen : series.frames) detector.next(seen);
  CHECK(allocationCount() == before);
}

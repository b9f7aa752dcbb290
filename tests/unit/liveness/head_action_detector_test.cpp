#include "liveness/head_action_detector.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "acted_series.h"

using namespace qujing;

namespace {

struct Watched {
  std::vector<Action> actions;
  std::vector<double> confidences;
  int tooQuick = 0, movedForGood = 0;
};

Watched watch(const ActedSeries& series) {
  HeadActionDetector detector(shippedLiveness().head);
  Watched seen;
  for (const Observation& frame : series.frames) {
    const auto event = detector.next({frame.face->pose.yaw, frame.face->pose.pitch}, frame.timestampMs);
    if (event) {
      seen.actions.push_back(event->action);
      seen.confidences.push_back(event->confidence);
    }
    seen.tooQuick += detector.wasTooQuick() ? 1 : 0;
    seen.movedForGood += detector.hasMovedForGood() ? 1 : 0;
  }
  return seen;
}

using Actions = std::vector<Action>;

}  // namespace

TEST_CASE("a turn of 15 degrees and a nod of 10 count, much less does not") {
  for (const FrameRate& rate : kFrameRates) {
    CAPTURE(rate.perSecond, rate.uneven);
    CHECK(watch(ActedSeries(rate).rest(500).move(12, 0).rest(500)).actions.empty());
    CHECK(watch(ActedSeries(rate).rest(500).move(0, -8).rest(500)).actions.empty());
    CHECK(watch(ActedSeries(rate).rest(500).move(15, 0).rest(500)).actions == Actions{Action::turnLeft});
    CHECK(watch(ActedSeries(rate).rest(500).move(0, -10).rest(500)).actions == Actions{Action::lower});
  }
}

TEST_CASE("a head that stays turned has not acted until it is half way back") {
  ActedSeries series;
  series.rest(500).hold(24, 0, 1000);
  CHECK(watch(series).actions.empty());
  series.neutral.yaw = 13;
  CHECK(watch(series.rest(100)).actions.empty());
  series.neutral.yaw = 11;
  CHECK(watch(series.rest(100)).actions == Actions{Action::turnLeft});
}

TEST_CASE("a diagonal movement counts as the axis that went farther for its threshold, and only as that") {
  CHECK(watch(ActedSeries().rest(500).move(18, 16).rest(500)).actions == Actions{Action::raise});
  CHECK(watch(ActedSeries().rest(500).move(-28, 12).rest(500)).actions == Actions{Action::turnRight});
}

TEST_CASE("a straight movement is surer than a diagonal one, a wide one than one that just suffices") {
  const double straight = watch(ActedSeries().rest(500).move(28, 0).rest(500)).confidences.at(0);
  CHECK(straight > watch(ActedSeries().rest(500).move(28, 12).rest(500)).confidences.at(0));
  CHECK(straight > watch(ActedSeries().rest(500).move(16, 0).rest(500)).confidences.at(0));
}

TEST_CASE("landmarks that jump for a frame or two are no action") {
  for (const FrameRate& rate : kFrameRates) {
    CAPTURE(rate.perSecond, rate.uneven);
    ActedSeries series(rate);
    series.rest(500);
    series.neutral.yaw = 45;
    series.rest(rate.perSecond > 24 ? 2000 / rate.perSecond : 1000 / rate.perSecond);
    series.neutral.yaw = 0;
    const Watched seen = watch(series.rest(800));
    CHECK(seen.actions.empty());
    CHECK(seen.tooQuick == 1);
  }
}

TEST_CASE("a quick but human turn counts, also at 10 frames a second") {
  for (const FrameRate& rate : kFrameRates) {
    CAPTURE(rate.perSecond, rate.uneven);
    CHECK(watch(ActedSeries(rate).rest(500).move(30, 0, 500).rest(500)).actions == Actions{Action::turnLeft});
  }
}

TEST_CASE("one who stays away for more than 4 s has moved, and has not acted on coming back") {
  ActedSeries series;
  series.rest(500).hold(20, 0, 4500).rest(500);
  const Watched seen = watch(series);
  CHECK(seen.actions.empty());
  CHECK(seen.movedForGood == 1);
}

TEST_CASE("between two actions the head is at rest") {
  ActedSeries series({60});
  series.rest(500).hold(20, 0, 300);
  // From the left to the right within three frames, no frame of rest between.
  series.neutral.yaw = -20;
  series.rest(300);
  series.neutral.yaw = 0;
  CHECK(watch(series.rest(500)).actions == Actions{Action::turnLeft});
  CHECK(watch(series.move(-20, 0).rest(500)).actions == Actions{Action::turnLeft, Action::turnRight});
}

TEST_CASE("a shaken head swings to both sides") {
  CHECK(watch(ActedSeries().rest(500).move(22, 0, 700).move(-22, 0, 700).rest(500)).actions ==
        Actions{Action::turnLeft, Action::turnRight});
}

TEST_CASE("straight through neutral to another side needs no rest, to the same side it does") {
  const auto twice = [](double first, double second) {
    ActedSeries series({30});
    for (const double yaw : {0.0, 0.0, 0.0, 0.0, 0.0, 0.0, first, first, first / 2, 0.0, second, second, second, 0.0}) {
      series.neutral.yaw = yaw;
      series.rest(65);
    }
    return watch(series.rest(300)).actions;
  };
  CHECK(twice(22, -22) == Actions{Action::turnLeft, Action::turnRight});
  CHECK(twice(22, 22) == Actions{Action::turnLeft});
}

TEST_CASE("a movement that began before the head had rested does not count") {
  ActedSeries series;
  series.neutral.yaw = 20;
  series.rest(300);
  series.neutral.yaw = 0;
  CHECK(watch(series.rest(500)).actions.empty());
}

TEST_CASE("a head that swings from one axis to the other has done both, a diagonal one that turns back late has not") {
  const auto arc = [](const FrameRate& rate, double yaw, double pitch, double secondsLater) {
    HeadActionDetector detector(shippedLiveness().head);
    Actions actions;
    const auto wave = [](double share) {
      return share < 0 || share > 1 ? 0 : (1 - std::cos(2 * std::numbers::pi * share)) / 2;
    };
    for (double ms = 0; ms < 3500; ms += 1000 / rate.perSecond) {
      const double seconds = ms / 1000 - 0.5;
      const HeadDirection head{yaw * wave(seconds), pitch * wave(seconds - secondsLater)};
      if (const auto event = detector.next(head, ms)) actions.push_back(event->action);
    }
    return actions;
  };
  for (const FrameRate& rate : kFrameRates) {
    CAPTURE(rate.perSecond);
    CHECK(arc(rate, 25, 18, 0.5) == Actions{Action::turnLeft, Action::raise});
    CHECK(arc(rate, -30, -15, 0.5) == Actions{Action::turnRight, Action::lower});
    CHECK(arc(rate, 30, 12, 0.15) == Actions{Action::turnLeft});
  }
}

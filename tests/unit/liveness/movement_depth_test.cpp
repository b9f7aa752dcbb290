#include "liveness/movement_depth.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "acted_series.h"
#include "liveness/action_detector.h"

using namespace qujing;
using Catch::Approx;

namespace {

std::vector<Action> actionsOf(const ActedSeries& series, std::optional<Relief> relief) {
  ActionDetector detector(shippedLiveness(), Posture::keep);
  std::vector<Action> actions;
  for (Observation frame : series.frames) {
    if (detector.progress(Action::turnLeft) > 0.5) frame.face->relief = relief;
    const ActionStep step = detector.next(frame);
    if (step.head) actions.push_back(step.head->action);
  }
  return actions;
}

}  // namespace

TEST_CASE("pictures count by how sure they are, none more than a head's own shape is known") {
  MovementDepth movement;
  CHECK_FALSE(movement.depth());
  movement.add({1, 10});
  CHECK_FALSE(movement.depth());
  movement.add({0, 30});
  CHECK(*movement.depth() == Approx(0.25));
  movement.reset();
  movement.add({1, 1e9});
  movement.add({0, 400});
  CHECK(*movement.depth() == Approx(0.5));
}

TEST_CASE("a turn whose pixels moved as a plane's is no action; one of unknown depth is") {
  const ActedSeries turn = ActedSeries().rest(1200).move(25, 0).rest(500);
  CHECK(actionsOf(turn, Relief{0.1, 100}).empty());
  CHECK(actionsOf(turn, Relief{0.8, 100}) == std::vector{Action::turnLeft});
  CHECK(actionsOf(turn, std::nullopt) == std::vector{Action::turnLeft});
}

TEST_CASE("a flat movement leaves nothing behind for the next") {
  ActionDetector detector(shippedLiveness(), Posture::keep);
  int flat = 0, acted = 0;
  const ActedSeries series = ActedSeries().rest(1200).move(25, 0).rest(800).move(25, 0).rest(500);
  for (Observation frame : series.frames) {
    if (frame.timestampMs < 2200 && detector.progress(Action::turnLeft) > 0.5) frame.face->relief = Relief{0, 100};
    const ActionStep step = detector.next(frame);
    flat += step.depth && !step.head ? 1 : 0;
    acted += step.head ? 1 : 0;
  }
  CHECK(flat == 1);
  CHECK(acted == 1);
}

TEST_CASE("of a head that swings on from one axis to the other each movement has its own depth") {
  ActionDetector detector(shippedLiveness(), Posture::keep);
  ActedSeries series;
  series.rest(1200);
  const auto wave = [](double share) {
    return share < 0 || share > 1 ? 0 : (1 - std::cos(2 * std::numbers::pi * share)) / 2;
  };
  for (int frame = 0; frame < 60; ++frame) {
    series.neutral = {25 * wave(frame / 30.0), 18 * wave(frame / 30.0 - 0.5), 0};
    series.rest(1000.0 / 30);
  }
  std::vector<double> depths;
  std::vector<Action> actions;
  for (Observation frame : series.frames) {
    frame.face->relief = Relief{depths.empty() ? 0.1 : 0.9, 100};
    const ActionStep step = detector.next(frame);
    if (step.depth) depths.push_back(*step.depth);
    if (step.head) actions.push_back(step.head->action);
  }
  REQUIRE(depths.size() == 2);
  CHECK(depths[0] == Approx(0.1));
  CHECK(depths[1] == Approx(0.9));
  CHECK(actions == std::vector{Action::raise});
}

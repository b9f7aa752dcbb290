// What a challenge tells while it runs: hints, and the frames to be kept.
#include <catch2/catch_test_macros.hpp>
#include <utility>
#include <vector>

#include "challenge_run.h"

using namespace qujing;
using State = ChallengeState;
using enum Action;

TEST_CASE("a small beginning to the wrong side is told, and costs nothing") {
  ChallengeRun run({turnLeft, raise});
  ActedSeries series;
  series.rest(1500).move(-10, 0).rest(500);
  CHECK(run.play(series) == State::action);
  CHECK(run.hinted(LivenessHint::otherSide));
  CHECK(run.play(series.move(25, 0).rest(700).move(0, 16).rest(700)) == State::done);
}

TEST_CASE("a head that is jerked is asked to be slower") {
  ChallengeRun run({turnLeft, raise});
  ActedSeries series;
  series.rest(1500).move(30, 0, 180).rest(300);
  CHECK(run.play(series) == State::action);
  CHECK(run.hinted(LivenessHint::slower));
}

TEST_CASE("the hints lead through: hold still, the action, back, done") {
  ChallengeRun run({turnLeft, lower});
  CHECK(run.play(actedOut({turnLeft, lower})) == State::done);
  std::vector<LivenessHint> hints;
  for (const ChallengeStatus& status : run.said)
    if (hints.empty() || hints.back() != status.hint) hints.push_back(status.hint);
  using enum LivenessHint;
  const std::vector<LivenessHint> expected{holdStill,           LivenessHint::turnLeft, returnToNeutral,
                                           LivenessHint::lower, returnToNeutral,        LivenessHint::done};
  CHECK(hints == expected);
}

TEST_CASE("while a face is brought into its place the hint says how, and at the end the state why") {
  const auto framed = [](auto change) {
    ChallengeRun run({turnLeft, raise});
    ActedSeries series;
    change(series);
    series.rest(500);
    run.play(series);
    const LivenessHint hint = run.said.back().hint;
    return std::pair{hint, run.play(series.rest(20000))};
  };
  using Seen = std::pair<LivenessHint, State>;
  CHECK(framed([](ActedSeries& seen) { seen.visible = false; }) == Seen{LivenessHint::noFace, State::faceLost});
  CHECK(framed([](ActedSeries& seen) { seen.faceCount = 2; }) ==
        Seen{LivenessHint::multipleFaces, State::multipleFaces});
  CHECK(framed([](ActedSeries& seen) { seen.brightness = 5; }) == Seen{LivenessHint::moreLight, State::tooDark});
  CHECK(framed([](ActedSeries& seen) { seen.faceX = 0; }) == Seen{LivenessHint::centreFace, State::timedOut});
}

TEST_CASE("too far and too near are told") {
  const ChallengeThresholds thresholds = shippedLiveness().challenge;
  Observation seen = ActedSeries().rest(10).frames.at(0);
  CHECK_FALSE(framingHint(seen, thresholds));
  seen.face->box = {200, 280, 80, 90};
  CHECK(framingHint(seen, thresholds) == LivenessHint::moveCloser);
  seen.face->box = {20, 100, 440, 500};
  CHECK(framingHint(seen, thresholds) == LivenessHint::moveBack);
}

TEST_CASE("a face that looks aside while it should hold still is told to look straight") {
  ChallengeRun run({turnLeft, raise});
  ActedSeries series;
  series.neutral.yaw = 30;
  CHECK(run.play(series.rest(1500)) == State::neutral);
  CHECK(run.said.back().hint == LivenessHint::lookStraight);
  series.neutral.yaw = 0;
  CHECK(run.play(series.rest(1500)) == State::action);
}

TEST_CASE("each action leaves its frames before, at the peak and after, and they are what was said live") {
  ChallengeRun run({turnLeft, blink});
  ActedSeries series;
  series.rest(1500).move(25, 0).rest(700).blink(300).rest(700);
  CHECK(run.play(series) == State::done);
  REQUIRE(run.challenge.completed().size() == 2);
  for (int i = 0; i < 2; ++i) {
    const CompletedAction& action = run.challenge.completed()[i];
    CHECK(action.beforeMs < action.event.startMs);
    CHECK(action.peakMs == action.event.peakMs);
    CHECK(action.afterMs > action.event.endMs);
    CHECK(action.beforeMs == run.keptMs(EvidenceMoment::before, i));
    CHECK(action.peakMs == run.keptMs(EvidenceMoment::peak, i));
    CHECK(action.afterMs == run.keptMs(EvidenceMoment::after, i));
  }
  CHECK(run.keptMs(EvidenceMoment::neutral, 0) > 0);
}

TEST_CASE("an attempt that was not completed is not kept as the peak") {
  ChallengeRun run({turnLeft, raise});
  ActedSeries series;
  series.rest(1500).move(11, 0).rest(500).move(20, 0).rest(700);
  run.play(series);
  REQUIRE(run.challenge.completed().size() == 1);
  CHECK(run.challenge.completed()[0].peakMs > 3000);
}

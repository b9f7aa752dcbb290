#include "liveness/challenge.h"

#include <catch2/catch_test_macros.hpp>
#include <random>
#include <vector>

#include "challenge_run.h"
#include "counting_allocator.h"

using namespace qujing;
using State = ChallengeState;
using enum Action;

namespace {

State endOf(const std::vector<Action>& asked, const ActedSeries& series) { return ChallengeRun(asked).play(series); }

/// Still at first, then as `change` says while the first action is waited for.
template <typename Change>
State endAfter(Change change) {
  ChallengeRun run({turnLeft, blink});
  ActedSeries series;
  CHECK(run.play(series.rest(2000)) == State::action);
  change(series);
  return run.play(series);
}

}  // namespace

TEST_CASE("who does what is asked for in its order is done, at every frame rate and off the camera") {
  for (const FrameRate& rate : kFrameRates) {
    CAPTURE(rate.perSecond, rate.uneven);
    CHECK(endOf({turnLeft, blink, lower}, actedOut({turnLeft, blink, lower}, rate)) == State::done);
    CHECK(endOf({raise, turnRight}, actedOut({raise, turnRight}, rate)) == State::done);
    CHECK(endOf({blink, raise, turnLeft, lower, turnRight},
                actedOut({blink, raise, turnLeft, lower, turnRight}, rate)) == State::done);
    ActedSeries off(rate);
    off.neutral = {9, 14, 3};
    off.rest(1500).move(-25, 0).rest(700).blink().rest(700);
    CHECK(endOf({turnRight, blink}, off) == State::done);
  }
}

TEST_CASE("another order, another side and another action end it as wrongAction") {
  CHECK(endOf({turnLeft, raise}, actedOut({raise, turnLeft})) == State::wrongAction);
  CHECK(endOf({turnLeft, raise}, actedOut({turnRight})) == State::wrongAction);
  CHECK(endOf({raise, turnLeft}, actedOut({lower})) == State::wrongAction);
  CHECK(endOf({blink, turnLeft}, actedOut({turnLeft})) == State::wrongAction);
  CHECK(endOf({turnLeft, blink, turnRight}, actedOut({turnLeft, blink, turnLeft})) == State::wrongAction);
}

TEST_CASE("a recording that loops all actions ends at the first head action that was not asked for") {
  const std::vector<Action> loop{blink, turnLeft, turnRight, raise, lower, blink, turnLeft, turnRight, raise, lower};
  CHECK(endOf({turnRight, blink, raise}, actedOut(loop)) == State::wrongAction);
  CHECK(endOf({turnLeft, raise, blink}, actedOut(loop)) == State::wrongAction);
  CHECK(endOf({lower, turnLeft}, actedOut(loop)) == State::wrongAction);
}

TEST_CASE("a recording that loops all actions, begun anywhere, passes hardly any random challenge") {
  std::mt19937 random(5);  // NOLINT: the same every time
  const std::vector<Action> all{blink, turnLeft, turnRight, raise, lower};
  int passed = 0;
  for (int i = 0; i < 200; ++i) {
    std::vector<Action> asked = all, loop = all;
    std::ranges::shuffle(asked, random);
    asked.resize(3);
    std::ranges::rotate(loop, loop.begin() + static_cast<int>(random() % loop.size()));
    const std::vector<Action> once = loop;
    for (int again = 0; again < 3; ++again) loop.insert(loop.end(), once.begin(), once.end());
    passed += endOf(asked, actedOut(loop, {15})) == State::done ? 1 : 0;
  }
  CHECK(passed <= 10);
}

TEST_CASE("natural blinks do not matter while the head is asked for, and do not count for later") {
  CHECK(endOf({turnLeft, raise}, actedOut({blink, turnLeft, blink, blink, raise})) == State::done);
  ChallengeRun run({turnLeft, blink});
  CHECK(run.play(actedOut({blink, turnLeft})) == State::action);
  CHECK(run.said.back().actionIndex == 1);
}

TEST_CASE("who is late has run out of time: 8 s an action, 10 s for holding still, 60 s in all") {
  ChallengeRun late({turnLeft, raise});
  CHECK(late.play(actedOut({}).rest(9000)) == State::timedOut);

  ChallengeRun restless({turnLeft, raise});
  ActedSeries moving;
  moving.rest(100);
  for (int i = 0; i < 18; ++i) moving.move(12, 0, 600);
  CHECK(restless.play(moving) == State::timedOut);

  LivenessThresholds thresholds = shippedLiveness();
  thresholds.challenge.framingMs = thresholds.challenge.neutralMs = thresholds.challenge.actionMs = 1e6;
  Challenge slow(thresholds);
  slow.begin(std::vector{turnLeft, raise}, 0);
  CHECK(slow.tick(59999).state == State::framing);
  CHECK(slow.tick(60001).state == State::faceLost);
}

TEST_CASE("an action that comes after its time is too late") {
  ActedSeries series;
  series.rest(9900).move(25, 0).rest(700).move(0, 16).rest(700);
  CHECK(endOf({turnLeft, raise}, series) == State::timedOut);
}

TEST_CASE("a camera that stalls ends it as well, by ticks or by the next frame") {
  ChallengeRun run({turnLeft, raise});
  ActedSeries series;
  run.play(series.rest(2000));
  CHECK(run.challenge.tick(2500).state == State::action);
  CHECK(run.challenge.tick(2500).stateLeftMs > 0);
  CHECK(run.challenge.tick(11000).state == State::timedOut);
  CHECK(endAfter([](ActedSeries& seen) { seen.pause(900).rest(100); }) == State::faceLost);
}

TEST_CASE("a gap, another face, a second face and darkness end it, each by its name") {
  CHECK(endAfter([](ActedSeries& seen) {
          seen.visible = false;
          seen.rest(700);
        }) == State::faceLost);
  CHECK(endAfter([](ActedSeries& seen) {
          seen.person = 1;
          seen.rest(700);
        }) == State::faceChanged);
  CHECK(endAfter([](ActedSeries& seen) {
          seen.faceCount = 2;
          seen.rest(700);
        }) == State::multipleFaces);
  CHECK(endAfter([](ActedSeries& seen) {
          seen.brightness = 10;
          seen.rest(2300);
        }) == State::tooDark);
  CHECK(endAfter([](ActedSeries& seen) {
          seen.brightness = 10;
          seen.rest(1000);
          seen.brightness = 100;
          seen.rest(1500);
        }) == State::action);
}

TEST_CASE("another face that does the last action is not done") {
  ChallengeRun run({turnLeft, blink});
  ActedSeries series;
  series.rest(1500).move(25, 0).rest(700);
  CHECK(run.play(series) == State::action);
  series.person = 1;
  CHECK(run.play(series.blink().rest(700)) == State::faceChanged);
}

TEST_CASE("a challenge has two to five actions that are known") {
  Challenge challenge(shippedLiveness());
  CHECK_FALSE(challenge.begin(std::vector{turnLeft}, 0));
  CHECK_FALSE(challenge.begin(std::vector(6, blink), 0));
  CHECK_FALSE(challenge.begin(std::vector{blink, static_cast<Action>(9)}, 0));
  CHECK(challenge.status().state == State::cancelled);
  CHECK(challenge.begin(std::vector(5, blink), 0));
}

TEST_CASE("what is over stays over, until it is begun anew") {
  ChallengeRun run({turnLeft, raise});
  ActedSeries series = actedOut({turnRight});
  CHECK(run.play(series) == State::wrongAction);
  CHECK(run.play(perform(series, turnLeft).rest(700)) == State::wrongAction);
  CHECK(run.said.back().hint == LivenessHint::ended);
  run.challenge.cancel();
  CHECK(run.challenge.status().state == State::wrongAction);
  CHECK(run.challenge.begin(std::vector{raise, turnLeft}, series.nowMs()));
  run.challenge.cancel();
  CHECK(run.challenge.status().state == State::cancelled);
}

TEST_CASE("a frame from the past changes nothing") {
  ChallengeRun run({turnLeft, raise});
  ActedSeries series;
  run.play(series.rest(2000));
  Observation old = series.frames.front();
  old.face.reset();
  CHECK(run.challenge.next(old).state == State::action);
}

TEST_CASE("no frame of a challenge allocates") {
  Challenge challenge(shippedLiveness());
  challenge.begin(std::vector{turnLeft, blink}, 0);
  const ActedSeries series = actedOut({turnLeft, blink});
  const long before = allocationCount();
  for (const Observation& seen : series.frames) challenge.next(seen);
  CHECK(allocationCount() == before);
  CHECK(challenge.status().state == State::done);
}

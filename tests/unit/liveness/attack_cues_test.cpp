#include "liveness/attack_cues.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "acted_series.h"

using namespace qujing;

namespace {

const Check& of(const Cues& cues, CheckId id) { return *std::ranges::find(cues, id, &Check::id); }

ChallengeStatus asking(int index) {
  ChallengeStatus status;
  status.state = ChallengeState::action;
  status.actionIndex = index;
  return status;
}

CompletedAction done(Action action, double startMs) {
  CompletedAction completed;
  completed.event = {action, startMs, startMs + 500, startMs + 1000, 1};
  return completed;
}

}  // namespace

TEST_CASE("before anything was seen every cue is there, says nothing and can refuse nobody") {
  const Cues cues = AttackCues(shippedLiveness().cues).checks();
  for (std::size_t i = 0; i < cues.size(); ++i) {
    CHECK(cues[i].id == kCueIds[i]);
    CHECK(cues[i].code == CheckCode::notAssessable);
    CHECK_FALSE(cues[i].gating);
  }
}

TEST_CASE("the flattest movement is told") {
  AttackCues cues(shippedLiveness().cues);
  cues.move(0.9);
  CHECK(of(cues.checks(), CheckId::planarMotion).passed);
  cues.move(0.05);
  cues.move(1.1);
  const Check flat = of(cues.checks(), CheckId::planarMotion);
  CHECK(flat.raw == 0.05);
  CHECK(flat.code == CheckCode::flatMotion);
}

TEST_CASE("a head that sets off within a tenth of a second of being asked knew; a blink may come by itself") {
  AttackCues cues(shippedLiveness().cues);
  std::vector<CompletedAction> completed;
  cues.react(asking(0), completed, 1000);
  completed.push_back(done(Action::blink, 1010));
  cues.react(asking(1), completed, 3000);
  CHECK(of(cues.checks(), CheckId::reactionTime).code == CheckCode::notAssessable);
  completed.push_back(done(Action::turnLeft, 3400));
  cues.react(asking(2), completed, 6000);
  CHECK(of(cues.checks(), CheckId::reactionTime).raw == 400);
  CHECK(of(cues.checks(), CheckId::reactionTime).passed);
  completed.push_back(done(Action::raise, 6050));
  cues.react(ChallengeStatus{}, completed, 8000);
  CHECK(of(cues.checks(), CheckId::reactionTime).code == CheckCode::reactedTooSoon);
}

TEST_CASE("frames from a program that sends the same picture are told without a face") {
  AttackCues cues(shippedLiveness().cues);
  const std::vector<std::uint8_t> grey(320 * 240, 90);
  const ImageView frame = ImageView::over(grey.data(), grey.size(), {320, 240, 320, PixelFormat::gray}).value();
  for (int i = 0; i < 40; ++i) cues.see(frame, nullptr, i * 33.0);
  CHECK(of(cues.checks(), CheckId::frozenFrames).code == CheckCode::framesFrozen);
  CHECK(of(cues.checks(), CheckId::frameTimes).passed);
  CHECK(of(cues.checks(), CheckId::screenBorder).code == CheckCode::notAssessable);
}

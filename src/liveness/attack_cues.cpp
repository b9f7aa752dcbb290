#include "liveness/attack_cues.h"

#include <algorithm>

namespace qujing {
namespace {

/// Rounds about the border before anything is said of it.
constexpr int kLeastRounds = 3;

Check told(CheckId id, CheckUnit unit, std::optional<double> raw, const CheckRule& rule, CheckCode failure) {
  return raw ? judged(id, unit, *raw, rule, failure) : unassessed(id, unit, rule);
}

}  // namespace

void AttackCues::see(const ImageView& frame, const FaceLandmarks* face, double timestampMs) {
  times_.next(timestampMs);
  print_.take(frame);
  frozen_.next(print_, timestampMs);
  looped_.next(print_, timestampMs);
  if (face == nullptr || (lookedMs_ && timestampMs - *lookedMs_ < thresholds_.lookEveryMs)) return;
  lookedMs_ = timestampMs;
  lookForScreen(frame, *face);
}

/// One thing a look, so that no frame takes much longer than the others: pattern and border by turns, of the border a
/// side.
void AttackCues::lookForScreen(const ImageView& frame, const FaceLandmarks& face) {
  const int look = looks_++;
  if (look % 2 == 0) {
    pattern_.look(frame, face);
    return;
  }
  const int side = look / 2 % ScreenBorderMeter::kSides;
  sides_[side] = border_.sideOf(frame, boundsOf(face), side);
  if (side + 1 < ScreenBorderMeter::kSides) return;
  framings_ += ScreenBorderMeter::framing(sides_);
  ++rounds_;
}

void AttackCues::move(double depth) { flattest_ = std::min(flattest_.value_or(depth), depth); }

void AttackCues::react(const ChallengeStatus& status, std::span<const CompletedAction> completed, double timestampMs) {
  reaction_.next(status, completed, timestampMs);
}

std::optional<double> AttackCues::framing() const {
  return rounds_ >= kLeastRounds ? std::optional(framings_ / rounds_) : std::nullopt;
}

Cues AttackCues::checks() const {
  const CueThresholds& t = thresholds_;
  return {
      told(CheckId::frozenFrames, CheckUnit::milliseconds, frozen_.longestMs(), t.frozenFrames,
           CheckCode::framesFrozen),
      told(CheckId::loopedFrames, CheckUnit::ratio, looped_.leastDifference(), t.loopedFrames, CheckCode::framesLooped),
      told(CheckId::frameTimes, CheckUnit::framesPerSecond, times_.fastest(), t.frameTimes, CheckCode::framesTooFast),
      told(CheckId::reactionTime, CheckUnit::milliseconds, reaction_.shortestMs(), t.reactionTime,
           CheckCode::reactedTooSoon),
      told(CheckId::planarMotion, CheckUnit::share, flattest_, t.planarMotion, CheckCode::flatMotion),
      told(CheckId::screenRecapture, CheckUnit::ratio, pattern_.peak(), t.screenRecapture, CheckCode::screenRecapture),
      told(CheckId::screenBorder, CheckUnit::share, framing(), t.screenBorder, CheckCode::screenBorder)};
}

}  // namespace qujing

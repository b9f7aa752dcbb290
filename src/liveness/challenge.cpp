#include "liveness/challenge.h"

#include <algorithm>

namespace qujing {
namespace {

/// A hint has to be read.
constexpr double kSlowerMs = 1500;

bool isKnown(Action action) { return std::ranges::find(kActions, action) != kActions.end(); }

std::optional<Action> oppositeOf(Action action) {
  switch (action) {
    case Action::turnLeft:
      return Action::turnRight;
    case Action::turnRight:
      return Action::turnLeft;
    case Action::raise:
      return Action::lower;
    case Action::lower:
      return Action::raise;
    case Action::blink:
      break;
  }
  return std::nullopt;
}

ChallengeState failureOf(ContinuityBreak broken) {
  switch (broken) {
    case ContinuityBreak::faceChanged:
      return ChallengeState::faceChanged;
    case ContinuityBreak::multipleFaces:
      return ChallengeState::multipleFaces;
    case ContinuityBreak::faceLost:
    case ContinuityBreak::none:
      break;
  }
  return ChallengeState::faceLost;
}

}  // namespace

Challenge::Challenge(const LivenessThresholds& thresholds)
    : thresholds_(thresholds), detector_(thresholds, Posture::keep), continuity_(thresholds.continuity) {}

bool Challenge::begin(std::span<const Action> actions, double timestampMs) {
  const auto count = static_cast<int>(std::min<std::size_t>(actions.size(), kMostActions + 1));
  if (count < thresholds_.challenge.leastActions || count > thresholds_.challenge.mostActions) return false;
  if (!std::ranges::all_of(actions, isKnown)) return false;
  std::ranges::copy(actions, actions_.begin());
  actionCount_ = count;
  status_ = {};
  nowMs_ = beganMs_ = timestampMs;
  enter(ChallengeState::framing);
  status_.hint = LivenessHint::noFace;
  return true;
}

ChallengeStatus Challenge::next(const Observation& seen) {
  if (!advance(seen.timestampMs)) return status_;
  if (status_.state == ChallengeState::framing) frame(seen);
  if (status_.state != ChallengeState::framing && !hasBroken(seen)) {
    const ActionStep step = detector_.next(seen);
    if (status_.state == ChallengeState::neutral) {
      settle(seen);
    } else {
      judge(step);
      if (status_.state == ChallengeState::action) act(seen);
    }
  }
  measureTimes();
  return status_;
}

ChallengeStatus Challenge::tick(double timestampMs) {
  if (advance(timestampMs)) measureTimes();
  return status_;
}

void Challenge::cancel() {
  if (!isEnd(status_.state)) enter(ChallengeState::cancelled);
}

std::span<const CompletedAction> Challenge::completed() const {
  return std::span(completed_).first(static_cast<std::size_t>(status_.actionIndex));
}

void Challenge::enter(ChallengeState state) {
  status_.state = state;
  status_.asked.reset();
  status_.progress = 0;
  enteredMs_ = nowMs_;
  if (state == ChallengeState::neutral) {
    detector_ = ActionDetector(thresholds_, Posture::keep);
    continuity_.reset();
    neutralBlur_.reset();
    darkSinceMs_.reset();
  }
  if (state == ChallengeState::action) {
    keeper_.reset();
    tooQuickMs_.reset();
    status_.asked = asked();
  }
  if (!isEnd(state)) return;
  status_.hint = state == ChallengeState::done ? LivenessHint::done : LivenessHint::ended;
  status_.stateLeftMs = status_.wholeLeftMs = 0;
}

/// False when there is nothing to be looked at: the challenge is over, or the time does not go on.
bool Challenge::advance(double timestampMs) {
  status_.keep = EvidenceMoment::none;
  if (isEnd(status_.state) || !(timestampMs >= nowMs_)) return false;
  nowMs_ = timestampMs;
  const double limitMs = thresholds_.challenge.*ruleOf(status_.state).limitMs;
  if (nowMs_ - beganMs_ <= thresholds_.challenge.wholeMs && nowMs_ - enteredMs_ <= limitMs) return true;
  enter(failureOnLimit());
  return false;
}

/// A face that never came into its place is named for what was in its way.
ChallengeState Challenge::failureOnLimit() const {
  if (status_.state == ChallengeState::framing) {
    if (status_.hint == LivenessHint::noFace) return ChallengeState::faceLost;
    if (status_.hint == LivenessHint::multipleFaces) return ChallengeState::multipleFaces;
    if (status_.hint == LivenessHint::moreLight) return ChallengeState::tooDark;
  }
  return ruleOf(status_.state).onLimit;
}

bool Challenge::hasBroken(const Observation& seen) {
  const ContinuityBreak broken = continuity_.next(seen);
  if (broken != ContinuityBreak::none) {
    enter(failureOf(broken));
    return true;
  }
  if (!seen.face) return false;
  if (seen.face->brightness >= thresholds_.challenge.leastLuma)
    darkSinceMs_.reset();
  else if (!darkSinceMs_)
    darkSinceMs_ = nowMs_;
  if (!darkSinceMs_ || nowMs_ - *darkSinceMs_ <= thresholds_.challenge.mostDarkMs) return false;
  enter(ChallengeState::tooDark);
  return true;
}

void Challenge::frame(const Observation& seen) {
  const std::optional<LivenessHint> hint = framingHint(seen, thresholds_.challenge);
  if (hint)
    status_.hint = *hint;
  else
    enter(ChallengeState::neutral);
}

void Challenge::settle(const Observation& seen) {
  status_.progress = detector_.neutralKnown();
  const std::optional<LivenessHint> hint = framingHint(seen, thresholds_.challenge);
  if (hint || !detector_.isFrontal() || !detector_.isStill()) {
    status_.hint = hint.value_or(detector_.isFrontal() ? LivenessHint::holdStill : LivenessHint::lookStraight);
    return;
  }
  status_.hint = LivenessHint::holdStill;
  if (!neutralBlur_ || seen.face->blur < *neutralBlur_) {
    neutralBlur_ = seen.face->blur;
    status_.keep = EvidenceMoment::neutral;
  }
  if (!detector_.isAtRest()) return;
  enter(ChallengeState::action);
  status_.hint = hintOf(asked());
}

void Challenge::judge(const ActionStep& step) {
  if (step.tooQuick) tooQuickMs_ = nowMs_;
  const std::optional<double> openedMs = keeper_.openedMs();
  if (!openedMs || keeper_.hasActed()) return;
  if (step.head && step.head->startMs >= *openedMs && step.head->action != asked()) {
    enter(ChallengeState::wrongAction);
    return;
  }
  const std::optional<ActionEvent>& event = asked() == Action::blink ? step.blink : step.head;
  if (event && event->startMs >= *openedMs) keeper_.act(*event);
}

void Challenge::act(const Observation& seen) {
  status_.hint = hintWhileActing(seen);
  if (!seen.face) return;
  const double progress = detector_.progress(asked());
  status_.progress = keeper_.hasActed() ? 1 : std::clamp(progress, 0.0, 1.0);
  status_.keep = keeper_.next(detector_.isAtRest(), progress, seen.face->blur, nowMs_);
  status_.keepIndex = status_.actionIndex;
  const std::optional<CompletedAction> whole = keeper_.whole(nowMs_);
  if (whole && continuity_.isSureSince(whole->event.endMs)) complete(*whole);
}

void Challenge::complete(const CompletedAction& action) {
  completed_[status_.actionIndex++] = action;
  if (status_.actionIndex == actionCount_) {
    enter(ChallengeState::done);
    return;
  }
  enter(ChallengeState::action);
  status_.hint = hintOf(asked());
}

LivenessHint Challenge::hintWhileActing(const Observation& seen) const {
  if (const std::optional<LivenessHint> hint = sightHint(seen, thresholds_.challenge)) return *hint;
  if (!keeper_.openedMs()) return detector_.isAtRest() ? hintOf(asked()) : LivenessHint::returnToNeutral;
  if (tooQuickMs_ && nowMs_ - *tooQuickMs_ < kSlowerMs) return LivenessHint::slower;
  const bool hasGone = keeper_.hasActed() || keeper_.farthest() >= 1;
  if (asked() != Action::blink && hasGone) return LivenessHint::returnToNeutral;
  const std::optional<Action> opposite = oppositeOf(asked());
  if (opposite && detector_.progress(*opposite) >= thresholds_.head.beginShare) return LivenessHint::otherSide;
  return hintOf(asked());
}

void Challenge::measureTimes() {
  if (isEnd(status_.state)) return;
  const double limitMs = thresholds_.challenge.*ruleOf(status_.state).limitMs;
  status_.stateLeftMs = limitMs - (nowMs_ - enteredMs_);
  status_.wholeLeftMs = thresholds_.challenge.wholeMs - (nowMs_ - beganMs_);
}

}  // namespace qujing

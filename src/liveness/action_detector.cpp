#include "liveness/action_detector.h"

#include <algorithm>

namespace qujing {

ActionDetector::ActionDetector(const LivenessThresholds& thresholds, Posture posture)
    : leastClosure_(thresholds.blink.leastClosure),
      leastDepth_(thresholds.head.leastDepth),
      posture_(posture),
      neutral_(thresholds.neutral),
      blink_(thresholds.blink),
      head_(thresholds.head) {}

ActionStep ActionDetector::next(const Observation& seen) {
  ActionStep step;
  if (!seen.face) return step;
  const HeadPose& pose = seen.face->pose;
  neutral_.next(pose, head_.isAway(), seen.timestampMs);
  const std::optional<HeadDirection> neutral = neutral_.direction();
  const HeadDirection head{pose.yaw, pose.pitch};
  const EyesSeen eyes{seen.face->eyes, seen.face->lids};
  step.blink = blink_.next(eyes, head, neutral.value_or(HeadDirection{}), seen.timestampMs);
  if (!neutral) return step;
  if (seen.face->relief) depth_.add(*seen.face->relief);
  const std::optional<ActionEvent> moved = head_.next(head - *neutral, seen.timestampMs);
  step.head = ofSolidHead(moved, step);
  if (moved || !head_.isMoving()) depth_.reset();
  step.tooQuick = head_.wasTooQuick();
  if (head_.hasMovedForGood() && posture_ == Posture::follow) {
    neutral_.forget();
    head_.restart();
  }
  return step;
}

/// What a photograph that is turned or bent could do as well is no action. Where nothing matched, as of a face that was
/// turned far, the movement counts.
std::optional<ActionEvent> ActionDetector::ofSolidHead(const std::optional<ActionEvent>& event,
                                                       ActionStep& step) const {
  if (!event) return event;
  step.depth = depth_.depth();
  return step.depth && *step.depth < leastDepth_ ? std::nullopt : event;
}

bool ActionDetector::isResting() const {
  constexpr double kNear = 0.25;
  const auto isNear = [this](Action action) { return head_.progress(action) < kNear; };
  return isStill() && isFrontal() && !head_.isAway() && std::ranges::all_of(kActions, isNear);
}

double ActionDetector::progress(Action action) const {
  return action == Action::blink ? blink_.closure() / leastClosure_ : head_.progress(action);
}

}  // namespace qujing

#pragma once

#include <optional>

#include "config/liveness_thresholds.h"
#include "liveness/action.h"
#include "liveness/blink_detector.h"
#include "liveness/head_action_detector.h"
#include "liveness/movement_depth.h"
#include "liveness/neutral_pose.h"
#include "liveness/observation.h"

namespace qujing {

/// What to think of a person who stays in another posture.
enum class Posture {
  follow,  ///< of a film: that is how the person sits now
  keep,    ///< of a challenge: they have to come back
};

/// What ended with one observation.
struct ActionStep {
  std::optional<ActionEvent> blink, head;
  bool tooQuick = false;  ///< a movement of the head was quicker than one can be judged
  /// Of a movement of the head that ended, whether it counts or not, where it is known: 1 a solid head, 0 a plane.
  std::optional<double> depth;
};

/// The five actions over one series of observations, 10 to 60 a second, uneven ones too.
class ActionDetector {
 public:
  ActionDetector(const LivenessThresholds& thresholds, Posture posture);

  ActionStep next(const Observation& seen);

  /// How far this frame is on the way to the action, 1 at the threshold. 0 while neutral is not known.
  double progress(Action action) const;
  /// 0..1 of what must be seen of a still frontal face before actions are.
  double neutralKnown() const { return neutral_.known(); }
  bool isStill() const { return neutral_.isStill(); }
  bool isFrontal() const { return neutral_.isFrontal(); }
  /// With this frame still, about straight, and near to neutral where that is known.
  bool isResting() const;
  /// Eyes open, head in neutral and ready for the next action.
  bool isAtRest() const { return head_.isReady() && !head_.isAway() && blink_.eyesOpen(); }

 private:
  std::optional<ActionEvent> ofSolidHead(const std::optional<ActionEvent>& event, ActionStep& step) const;

  double leastClosure_, leastDepth_;
  Posture posture_;
  NeutralPose neutral_;
  BlinkDetector blink_;
  HeadActionDetector head_;
  MovementDepth depth_;
};

}  // namespace qujing

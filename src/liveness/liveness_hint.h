#pragma once

#include <optional>

#include "config/liveness_thresholds.h"
#include "liveness/action.h"
#include "liveness/observation.h"

namespace qujing {

/// The single next thing to tell the person. Ids are permanent.
enum class LivenessHint : int {
  noFace = 0,
  multipleFaces = 1,
  moveCloser = 2,
  moveBack = 3,
  centreFace = 4,
  lookStraight = 5,
  holdStill = 6,
  blink = 7,
  turnLeft = 8,
  turnRight = 9,
  raise = 10,
  lower = 11,
  slower = 12,
  otherSide = 13,
  returnToNeutral = 14,
  moreLight = 15,
  done = 16,
  ended = 17,  ///< without success: the state says why
};

LivenessHint hintOf(Action action);

/// What is to be put right about where and how a face is seen. Empty when nothing is.
std::optional<LivenessHint> framingHint(const Observation& seen, const ChallengeThresholds& thresholds);
/// The same, of what matters while the person acts.
std::optional<LivenessHint> sightHint(const Observation& seen, const ChallengeThresholds& thresholds);

}  // namespace qujing

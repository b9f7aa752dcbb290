#include "liveness/liveness_hint.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

std::optional<LivenessHint> placeHint(const Observation& seen, const ChallengeThresholds& thresholds) {
  const Rect& box = seen.face->box;
  const double share = box.width / std::max(1, std::min(seen.frameWidth, seen.frameHeight));
  if (share < thresholds.leastFaceShare || box.width < thresholds.leastFacePixels) return LivenessHint::moveCloser;
  if (share > thresholds.mostFaceShare) return LivenessHint::moveBack;
  const double right = (box.x + box.width / 2) / std::max(1, seen.frameWidth) - 0.5;
  const double down = (box.y + box.height / 2) / std::max(1, seen.frameHeight) - 0.5;
  if (std::max(std::abs(right), std::abs(down)) > thresholds.mostOffCentre) return LivenessHint::centreFace;
  return std::nullopt;
}

}  // namespace

LivenessHint hintOf(Action action) {
  switch (action) {
    case Action::blink:
      return LivenessHint::blink;
    case Action::turnLeft:
      return LivenessHint::turnLeft;
    case Action::turnRight:
      return LivenessHint::turnRight;
    case Action::raise:
      return LivenessHint::raise;
    case Action::lower:
      return LivenessHint::lower;
  }
  return LivenessHint::ended;
}

std::optional<LivenessHint> sightHint(const Observation& seen, const ChallengeThresholds& thresholds) {
  if (seen.faceCount > 1) return LivenessHint::multipleFaces;
  if (!seen.face) return LivenessHint::noFace;
  if (seen.face->brightness < thresholds.leastLuma) return LivenessHint::moreLight;
  return std::nullopt;
}

std::optional<LivenessHint> framingHint(const Observation& seen, const ChallengeThresholds& thresholds) {
  const std::optional<LivenessHint> sight = sightHint(seen, thresholds);
  return sight ? sight : placeHint(seen, thresholds);
}

}  // namespace qujing

#include "liveness/face_relief.h"

#include "liveness/relief_fit.h"

namespace qujing {

std::optional<Relief> FaceRelief::against(const ImageView& picture, const FaceLandmarks& face) {
  if (!before_) return std::nullopt;
  const std::optional<FaceLook> now = lookAtFace(picture, face, chip_);
  if (!now) return std::nullopt;
  const std::optional<HeadMotion> motion = headMotion(before_->points, now->points, now->focalLength);
  if (!motion) return std::nullopt;
  // Begun at either end, as the nearest match need not be the best.
  const ReliefFit flat = fitRelief(*before_, *now, *motion, 0), solid = fitRelief(*before_, *now, *motion, 1);
  const ReliefFit& best = flat.cost <= solid.cost ? flat : solid;
  return Relief{best.depth, best.weight};
}

}  // namespace qujing

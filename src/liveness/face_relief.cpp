#include "liveness/face_relief.h"

#include "liveness/relief_fit.h"

namespace qujing {

std::optional<Relief> FaceRelief::against(const ImageView& picture, const FaceLandmarks& face) {
  if (!remembers_ || !lookAtFace(picture, face, chip_, now_)) return std::nullopt;
  const std::optional<HeadMotion> motion = headMotion(before_.points, now_.points, now_.focalLength);
  if (!motion) return std::nullopt;
  // Begun at either end, as the nearest match need not be the best.
  const ReliefFit flat = fitRelief(before_, now_, *motion, 0), solid = fitRelief(before_, now_, *motion, 1);
  const ReliefFit& best = flat.cost <= solid.cost ? flat : solid;
  return Relief{best.depth, best.weight};
}

}  // namespace qujing

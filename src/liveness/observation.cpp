#include "liveness/observation.h"

namespace qujing {

FacePoints FacePoints::of(const FaceLandmarks& face) {
  return {leftEyeCentre(face),
          rightEyeCentre(face),
          pointOf(face[landmark::kNoseTip]),
          pointOf(face[landmark::kMouthLeft]),
          pointOf(face[landmark::kMouthRight]),
          pointOf(face[landmark::kChin])};
}

}  // namespace qujing

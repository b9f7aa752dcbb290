#pragma once

#include <optional>

#include "common/image_view.h"
#include "face/face_landmarks.h"
#include "liveness/face_look.h"

namespace qujing {

/// What the pixels of a face that moved say of its depth.
struct Relief {
  double depth = 0;   ///< 1: moved as a solid head does, 0: as a plane
  double weight = 0;  ///< one over the variance of `depth`: those of several pictures are averaged by it
};

/// Holds a picture of a face against a former one and measures whether it moved as a plane or as a solid head does: a
/// homography explains every movement of a photograph, what a head shows beyond it is the parallax of its depth.
/// Landmarks do not tell: a network that knows heads only shows those of a photograph that is turned by 45 degrees
/// where a head turned by 10 to 17 would have them. What moved is therefore taken from the pixels.
class FaceRelief {
 public:
  /// The picture to compare with: a still face that looks straight.
  void remember(const ImageView& picture, const FaceLandmarks& face) {
    remembers_ = lookAtFace(picture, face, chip_, before_);
  }
  bool remembers() const { return remembers_; }
  void forget() { remembers_ = false; }

  /// Of a picture of a turned, raised or lowered face. Empty without anything to compare with, and where there is no
  /// head.
  std::optional<Relief> against(const ImageView& picture, const FaceLandmarks& face);

 private:
  FaceChip chip_;
  FaceLook before_, now_;
  bool remembers_ = false;
};

}  // namespace qujing

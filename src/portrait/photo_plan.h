#pragma once

#include <optional>

#include "config/photo_spec.h"
#include "face/face_landmarks.h"
#include "face/person_mask.h"

namespace qujing {

/// What the candidate changes by hand, within the spec.
struct PhotoAdjustment {
  double right = 0, down = 0;  ///< photo pixels that the face moves
  double zoom = 1;             ///< larger: a larger face
};

/// Where the photo lies in its source.
struct PhotoPlan {
  Rect crop;                ///< source pixels, of the spec's shape; may reach beyond the picture
  double crownY = 0;        ///< source pixels, the top of the hair
  bool withinSpec = false;  ///< crown, eyes, width and centring are all within the spec's ranges
  PhotoAdjustment applied;  ///< what of the adjustment the spec let pass
};

/// The top of the hair in source pixels: where the mask ends above the face, else guessed from the landmarks.
double crownY(const FaceLandmarks& face, const PersonMask& mask);

/// The crop that puts crown, eyes and cheeks where the spec wants them, as near to the middle of its ranges as the
/// picture's borders allow.
PhotoPlan planPhoto(const FaceLandmarks& face, const PersonMask& mask, int pictureWidth, int pictureHeight,
                    const PhotoSpec& spec, const PhotoAdjustment& adjustment = {});

}  // namespace qujing

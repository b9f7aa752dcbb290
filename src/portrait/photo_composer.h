#pragma once

#include <cstdint>
#include <span>

#include "common/image_view.h"
#include "config/photo_spec.h"
#include "face/face_landmarks.h"
#include "face/person_mask.h"
#include "portrait/photo_plan.h"

namespace qujing {

/// What was done to the pixels of a photo.
struct PhotoComposition {
  bool backgroundReplaced = false;
  double matteTrust = 0;  ///< 0..1; below the threshold the background is left as it is
  double scale = 1;       ///< photo pixels for one of the source
  bool cropAndScaleOnly = false;
};

/// Makes the finished photo. Keeps its work buffers.
class PhotoComposer {
 public:
  PhotoComposer();
  ~PhotoComposer();

  /// source: rgba. target: spec.height rows of spec.width RGBA pixels, opaque.
  PhotoComposition compose(const ImageView& source, const FaceLandmarks& face, const PersonMask& mask,
                           const PhotoPlan& plan, const PhotoSpec& spec, std::span<std::uint8_t> target);
};

}  // namespace qujing

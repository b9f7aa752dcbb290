#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "common/image_view.h"
#include "config/photo_spec.h"
#include "face/face_landmarks.h"
#include "face/person_mask.h"
#include "portrait/photo_plan.h"

namespace qujing {

/// Of PhotoComposition::matteTrust. On 40 heads with strands (`npm run measure -- matte`) six mattes before photographs
/// have less; of 88 photographs 24 have: bystanders, dark hair before dark grounds, leaves, drawings. The
/// mattes of the other 64 were looked at: none is wrong by more than some locks, or stripes of a shirt like the wall.
constexpr double kLeastMatteTrust = 0.5;

/// What was done to the pixels of a photo.
struct PhotoComposition {
  bool backgroundReplaced = false;
  double matteTrust = 0;  ///< 0..1; below kLeastMatteTrust the background is left as it is
  double scale = 1;       ///< photo pixels for one of the source
  /// Of the photo lies beyond the picture and shows the person there: what is at the border is repeated. 0..1
  double personBeyond = 0;
  bool cropAndScaleOnly = false;
};

/// Makes the finished photo: what PhotoResampler makes of the plan's crop, with another background where the spec
/// allows it and the matte is to be trusted. Inside of the face the bytes are the resampling's. Keeps its work buffers.
class PhotoComposer {
 public:
  PhotoComposer();
  ~PhotoComposer();
  PhotoComposer(const PhotoComposer&) = delete;
  PhotoComposer& operator=(const PhotoComposer&) = delete;

  /// source: rgba. target: spec.height rows of spec.width RGBA pixels, opaque.
  PhotoComposition compose(const ImageView& source, const FaceLandmarks& face, const PersonMask& mask,
                           const PhotoPlan& plan, const PhotoSpec& spec, std::span<std::uint8_t> target);

 private:
  struct Buffers;
  std::unique_ptr<Buffers> buffers_;
};

}  // namespace qujing

#pragma once

#include <optional>

#include "face/face_state.h"
#include "liveness/face_relief.h"

namespace qujing {

/// Decides which frames of a series show the depth of a face: remembers it while it rests, and looks at it some times
/// a second while it is turned, raised or lowered.
class DepthWatch {
 public:
  /// Of every frame. Empty where there was nothing to look at or no need.
  std::optional<Relief> next(const ImageView& frame, const FaceLandmarks& face, const HeadPose& pose,
                             double timestampMs);
  /// This frame shows the head in neutral and still.
  void rest(const ImageView& frame, const FaceLandmarks& face, const HeadPose& pose, double timestampMs);
  void reset();

 private:
  FaceRelief relief_;
  HeadPose remembered_;
  double rememberedMs_ = 0, lookedMs_ = 0;
};

}  // namespace qujing

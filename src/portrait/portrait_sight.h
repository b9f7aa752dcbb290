#pragma once

#include <optional>

#include "common/image_view.h"
#include "config/photo_spec.h"
#include "config/portrait_thresholds.h"
#include "face/face_detection.h"
#include "face/face_landmarks.h"
#include "face/face_state.h"
#include "face/person_mask.h"
#include "portrait_analysis.h"

namespace qujing {

/// What a picture is judged by. Everything is borrowed for the call.
struct PortraitSight {
  const ImageView& picture;
  const PortraitTask& task;
  const PortraitThresholds& thresholds;
  const PhotoSpec& spec;
  const FaceDetections& faces;     ///< of the detector's last look, which may be some frames ago
  const FaceLandmarks* landmarks;  ///< null: no face
  std::optional<HeadPose> pose;
  std::optional<EyeOpenness> eyes;
  double mouthOpening = 0;
  PersonMask mask;  ///< may be some frames old; unknown when there is none yet
};

}  // namespace qujing

#pragma once

#include <optional>

#include "common/geometry.h"
#include "face/face_state.h"

namespace qujing {

/// What a picture says of the face that is followed.
struct FaceReading {
  int faceCount = 0;         ///< seen by the detector's last look
  std::optional<Rect> face;  ///< frame pixels, around the landmarks
  double confidence = 0;     ///< 0..1, that there is a face at the landmarks
  bool tracked = false;      ///< found by following the last frame, the detector rested
  std::optional<HeadPose> pose;
  std::optional<EyeOpenness> eyes;
};

}  // namespace qujing

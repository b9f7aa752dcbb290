#pragma once

#include <optional>

#include "common/geometry.h"
#include "common/status.h"
#include "face/face_state.h"
#include "liveness/challenge.h"

namespace qujing {

/// What one frame of a series says about the person before the camera.
struct LivenessAnalysis {
  ErrorCode error = ErrorCode::ok;  ///< when not ok the frame was refused and the rest is default
  int faceCount = 0;                ///< seen by the detector's last look
  std::optional<Rect> face;         ///< frame pixels, around the landmarks
  double confidence = 0;            ///< 0..1, that there is a face at the landmarks
  bool tracked = false;             ///< found by following the last frame, the detector rested
  std::optional<HeadPose> pose;
  std::optional<EyeOpenness> eyes;
  double brightness = 0;  ///< mean luma of the face, 0..255
  double blur = 0;        ///< standard deviation of edges over the eye distance, per mille; 0: too few edges
  /// What ended with this frame, asked for or not.
  std::optional<ActionEvent> blink, head;
  ChallengeStatus challenge;
};

}  // namespace qujing

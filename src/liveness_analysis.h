#pragma once

#include <optional>

#include "common/status.h"
#include "face/face_reading.h"
#include "liveness/challenge.h"

namespace qujing {

/// What one frame of a series says about the person before the camera.
struct LivenessAnalysis : FaceReading {
  ErrorCode error = ErrorCode::ok;  ///< when not ok the frame was refused and the rest is default
  /// While a challenge is on; 0 otherwise.
  double brightness = 0;  ///< mean luma of the face, 0..255
  double blur = 0;        ///< standard deviation of edges over the eye distance, per mille; 0: too few edges
  /// What ended with this frame, asked for or not.
  std::optional<ActionEvent> blink, head;
  ChallengeStatus challenge;
};

}  // namespace qujing

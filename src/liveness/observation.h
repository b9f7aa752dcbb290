#pragma once

#include <optional>

#include "common/geometry.h"
#include "face/eye_openness.h"
#include "face/face_landmarks.h"
#include "face/face_state.h"
#include "liveness/face_relief.h"
#include "liveness/face_signature.h"

namespace qujing {

/// Frame pixels: what of the landmarks tells whether a face is still the one before.
struct FacePoints {
  Point leftEye, rightEye;  ///< middles between the corners
  Point nose, mouthLeft, mouthRight, chin;

  static FacePoints of(const FaceLandmarks& face);
};

struct ObservedFace {
  Rect box;          ///< frame pixels
  double score = 0;  ///< 0..1, that there is a face
  HeadPose pose;
  EyeOpenness eyes;
  EyeGaps lids;           ///< of the landmarks alone
  double brightness = 0;  ///< mean luma of the face, 0..255
  double blur = 0;        ///< of the face, smaller is sharper; 0 where it was not measured
  FacePoints points;
  std::optional<FaceSignature> signature;
  std::optional<Relief> relief;  ///< of some frames of a face that is turned, raised or lowered
};

/// What one frame shows.
struct Observation {
  double timestampMs = 0;  ///< never earlier than the frame before
  int frameWidth = 0, frameHeight = 0;
  int faceCount = 0;
  std::optional<ObservedFace> face;  ///< the one that is followed
};

}  // namespace qujing

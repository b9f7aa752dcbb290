#pragma once

#include "common/geometry.h"
#include "common/patch.h"
#include "face/face_detection.h"
#include "face/face_landmarks.h"

namespace qujing {

constexpr int kLandmarkSide = 192;

/// The square around a whole frame, for the detector: kDetectorSide pixels a side.
Patch detectorPatch(int frameWidth, int frameHeight);
/// The upright square around a face, kLandmarkSide pixels a side, 1.5 times as large as the face, eyes level.
Patch landmarkPatch(const FaceDetection& face);
Patch landmarkPatch(const FaceLandmarks& face);
/// The part of the frame that is segmented: head and shoulders.
Rect personArea(const FaceLandmarks& face, int frameWidth, int frameHeight);

}  // namespace qujing

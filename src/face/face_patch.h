#pragma once

#include <span>

#include "common/image_view.h"
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

/// Samples a patch into planar red, green, blue: tensor: 3 x height x width, 0 maps to `black`, 255 to `white`; what
/// lies outside of the frame is `black`. Gray frames fill all three.
void samplePlanes(const ImageView& frame, const Patch& patch, float black, float white, std::span<float> tensor);

}  // namespace qujing

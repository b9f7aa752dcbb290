#pragma once

#include <span>

#include "common/patch.h"
#include "face/face_detection.h"

namespace qujing {

constexpr int kDetectorSide = 128;
constexpr int kAnchorCount = 896;
constexpr int kAnchorValues = 16;

/// Reads the tensors of MediaPipe's short-range face detector.
/// regressors: kAnchorCount x kAnchorValues: box centre x, y, width, height, then x, y of right eye, left eye, nose
/// tip, mouth, right ear, left ear; tensor pixels, relative to the anchor. logits: kAnchorCount. picture: where the
/// tensor lies in the frame. Overlapping finds are blended, weighted by their scores.
FaceDetections decodeFaces(std::span<const float> regressors, std::span<const float> logits, const Patch& picture,
                           double leastScore);

}  // namespace qujing

#pragma once

#include <span>

#include "common/patch.h"
#include "face/face_landmarks.h"

namespace qujing {

/// tensor: kLandmarkCount x 3, tensor pixels of kLandmarkSide.
void decodeLandmarks(std::span<const float> tensor, const Patch& patch, FaceLandmarks& face);

}  // namespace qujing

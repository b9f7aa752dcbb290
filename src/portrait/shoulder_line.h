#pragma once

#include <optional>

#include "face/face_landmarks.h"
#include "face/person_mask.h"

namespace qujing {

/// Degrees between the line over both shoulders and the level, positive when the subject's left shoulder is the lower
/// one. Empty while the mask is unknown or does not show both.
std::optional<double> shoulderSlope(const FaceLandmarks& face, const PersonMask& mask);

}  // namespace qujing

#pragma once

#include "face/face_landmarks.h"

namespace qujing {

/// Largest gap between the inner lips over the distance from the eyes to the chin: ISO/IEC 29794-5's MouthClosed.
double mouthOpening(const FaceLandmarks& face);

}  // namespace qujing

#pragma once

#include <optional>

#include "face/face_landmarks.h"
#include "face/face_state.h"

namespace qujing {

/// The angles of a face whose picture is frameWidth x frameHeight and whose camera looks at its middle. Empty when the
/// landmarks show no face.
std::optional<HeadPose> headPose(const FaceLandmarks& face, int frameWidth, int frameHeight);

}  // namespace qujing

#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "common/geometry.h"
#include "face/face_state.h"

namespace qujing {

/// What the manifests of portrait and liveness say of a face; null for none.
nlohmann::ordered_json poseJson(const std::optional<HeadPose>& pose);
/// [x, y, width, height]
nlohmann::ordered_json rectJson(const std::optional<Rect>& rect);

}  // namespace qujing

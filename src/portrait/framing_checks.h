#pragma once

#include "portrait/portrait_scene.h"

namespace qujing {

/// See geometry_checks.h for what they mean in each stage.
Check headSizeCheck(const PortraitScene& scene);
Check headPositionCheck(const PortraitScene& scene);

}  // namespace qujing

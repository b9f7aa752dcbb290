#pragma once

#include <optional>

#include "face/rigid_head.h"

namespace qujing {

/// How a head moved from one picture to another, taken apart: what a plane could have done as well, and the rest.
struct HeadMotion {
  /// Takes the landmarks of the first picture as near to those of the second as any plane's movement does.
  Homography plane;
  /// Pixels of the second picture, by landmark: what a solid head of these two poses shows beyond the best plane.
  RigidPoints beyond;
};

/// A homography explains every movement of a plane before a camera (Hartley and Zisserman, Multiple View Geometry,
/// 2004, section 13.1). focalLength: pixels. Empty when the landmarks show no head.
std::optional<HeadMotion> headMotion(const RigidPoints& from, const RigidPoints& to, double focalLength);

}  // namespace qujing

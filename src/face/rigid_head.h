#pragma once

#include <array>
#include <optional>

#include "face/face_landmarks.h"
#include "face/face_state.h"
#include "face/rigid_head_points.h"

namespace qujing {

struct Vector3 {
  double x = 0, y = 0, z = 0;
};

/// Row-major.
struct Rotation3 {
  std::array<double, 9> m{1, 0, 0, 0, 1, 0, 0, 0, 1};
  Vector3 map(Vector3 v) const;
  Vector3 mapBack(Vector3 v) const;
};

/// Frame pixels, in the order of kRigidHeadPoints.
using RigidPoints = std::array<Point, kRigidHeadPoints.size()>;
/// Empty when they are not finite.
std::optional<RigidPoints> rigidPointsOf(const FaceLandmarks& face);

/// The head as a rigid body, laid through those landmarks that no expression moves.
/// Head axes: x to the subject's left, y down to the chin, z from the face into the head; centimetres of the canonical
/// face of MediaPipe (rigid_head_points.h). Camera axes: x right, y down, z away from the camera, along the ray to the
/// head.
struct RigidHead {
  Rotation3 cameraFromHead;
  double scale = 1;     ///< pixels per centimetre at `origin`'s depth
  Point origin;         ///< frame pixels, where the middle of those landmarks is seen
  double residual = 0;  ///< pixels, root mean square of what the fit leaves

  /// Of a difference of landmarks, turned back to how it is seen from straight ahead. Pixels.
  Vector3 straightened(const FaceLandmark& from, const FaceLandmark& to) const;
  /// Where a camera of this focalLength, that of the fit, sees the points of this head.
  RigidPoints seen(double focalLength) const;
};

/// cameraFromHead as a turn about y by -yaw, about x by -pitch, about z by roll, applied from right to left.
HeadPose anglesOf(const Rotation3& cameraFromHead);

/// focalLength: pixels; a longer one means less perspective. Empty when the landmarks are no face: not finite, or all
/// in a point. Scaled orthography in closed form, then Gauss-Newton on the perspective picture with Huber's weights.
std::optional<RigidHead> fitRigidHead(const FaceLandmarks& face, double focalLength);
std::optional<RigidHead> fitRigidHead(const RigidPoints& seen, double focalLength);

/// Pixels. For what hardly depends on it: perspective as weak as at arm's length.
double focalLengthGuess(const FaceLandmarks& face);

}  // namespace qujing

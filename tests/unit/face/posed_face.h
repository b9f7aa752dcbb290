#pragma once

#include <cmath>
#include <numbers>

#include "face/face_landmarks.h"
#include "face/face_state.h"
#include "face/rigid_head_points.h"

/// The rigid landmarks of the canonical face as a pinhole camera sees them: turned by roll, then pitch, then yaw,
/// their middle at (x, y) pixels of the frame, which the camera looks at from `distance` centimetres. The other
/// landmarks lie there.
struct PosedFace {
  qujing::HeadPose pose;
  double focalLength = 768, distance = 50, x = 320, y = 240;

  qujing::FaceLandmarks landmarks() const {
    qujing::FaceLandmarks face;
    face.fill({x, y, 0});
    for (const auto& p : qujing::kRigidHeadPoints) face[p.landmark] = seen(p.x, p.y, p.z);
    return face;
  }

  /// A point of the head, centimetres: to the subject's left, up, out of the face.
  qujing::FaceLandmark seen(double left, double up, double out) const {
    const double degree = std::numbers::pi / 180;
    const Middle middle;
    double a = left - middle.x, b = middle.y - up, c = middle.z - out;  // camera axes: right, down, away
    turn(a, b, pose.roll * degree);   // to the subject's left shoulder: clockwise on the screen
    turn(c, b, pose.pitch * degree);  // raised: the nose goes up
    turn(c, a, -pose.yaw * degree);   // to the subject's left: the nose goes right on the screen
    const double scale = focalLength / (distance + c);
    return {x + a * scale, y + b * scale, c * scale};
  }

 private:
  struct Middle {
    double x = 0, y = 0, z = 0;
    Middle() {
      for (const auto& p : qujing::kRigidHeadPoints) x += p.x, y += p.y, z += p.z;
      const double count = qujing::kRigidHeadPoints.size();
      x /= count, y /= count, z /= count;
    }
  };
  /// Turns the axis `from` towards `to`.
  static void turn(double& from, double& to, double angle) {
    const double f = from, t = to;
    from = std::cos(angle) * f - std::sin(angle) * t;
    to = std::sin(angle) * f + std::cos(angle) * t;
  }
};

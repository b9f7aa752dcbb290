#include "face/head_pose.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "face/rigid_head.h"

namespace qujing {
namespace {

/// Of the frame's long side: between a phone's front camera and a portrait lens.
constexpr double kFocalLength = 1.2;

double degrees(double radians) { return radians * 180 / std::numbers::pi; }

}  // namespace

std::optional<HeadPose> headPose(const FaceLandmarks& face, int frameWidth, int frameHeight) {
  const std::optional<RigidHead> head = fitRigidHead(face, kFocalLength * std::max(frameWidth, frameHeight));
  if (!head) return std::nullopt;
  // cameraFromHead = turn about y by -yaw, about x by pitch, about z by roll, applied from right to left; camera axes.
  const auto& m = head->cameraFromHead.m;
  const HeadPose pose{degrees(std::atan2(-m[2], m[8])), degrees(std::asin(std::clamp(m[5], -1.0, 1.0))),
                      degrees(std::atan2(m[3], m[4]))};
  if (!std::isfinite(pose.yaw) || !std::isfinite(pose.pitch) || !std::isfinite(pose.roll)) return std::nullopt;
  return pose;
}

}  // namespace qujing

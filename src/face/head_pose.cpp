#include "face/head_pose.h"

#include <algorithm>
#include <cmath>

#include "face/rigid_head.h"

namespace qujing {
namespace {

/// Of the frame's long side: between a phone's front camera and a portrait lens.
constexpr double kFocalLength = 1.2;

/// The landmarks nod less than the head: 0.85 on 80 heads turned by known angles (tests/data/face/pose_set.ts, tune),
/// 0.79 against a network of another family on 104 photographs; turning and tilting come out whole.
constexpr double kPitchGain = 0.86;
/// Degrees. Zero is to be how people look into a camera: the landmarks of 60 frontal portraits have a median of 0,
/// those of turned heads whose zero is the canonical face in three dimensions a mean of -5; between the two.
constexpr double kPitchAtZero = -3;

}  // namespace

std::optional<HeadPose> headPose(const FaceLandmarks& face, int frameWidth, int frameHeight) {
  const std::optional<RigidHead> head = fitRigidHead(face, kFocalLength * std::max(frameWidth, frameHeight));
  if (!head) return std::nullopt;
  HeadPose pose = anglesOf(head->cameraFromHead);
  pose.pitch = (pose.pitch - kPitchAtZero) / kPitchGain;
  if (!std::isfinite(pose.yaw) || !std::isfinite(pose.pitch) || !std::isfinite(pose.roll)) return std::nullopt;
  return pose;
}

}  // namespace qujing

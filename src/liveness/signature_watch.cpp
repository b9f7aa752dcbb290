#include "liveness/signature_watch.h"

#include <cmath>
#include <cstddef>

namespace qujing {
namespace {

/// Their mean is freer of noise than one frame, and they are over before another face can come.
constexpr int kFirstFrames = 5;
/// Expression, light and exposure change over seconds.
constexpr double kLatelyMs = 1000;

}  // namespace

bool SignatureWatch::isAnother(const ObservedFace& face, double timestampMs) {
  if (!face.signature) return false;
  if (learnt_ < kFirstFrames) {
    learn(face);
    followedMs_ = timestampMs;
    return false;
  }
  if (!isComparable(face)) return false;
  if (likeness(*face.signature, first_) >= thresholds_.leastLikeness &&
      likeness(*face.signature, lately_) >= thresholds_.leastLatelyLikeness) {
    unlikeSinceMs_.reset();
    follow(*face.signature, timestampMs);
    return false;
  }
  if (!unlikeSinceMs_) unlikeSinceMs_ = timestampMs;
  return timestampMs - *unlikeSinceMs_ >= thresholds_.mostUnlikeMs;
}

void SignatureWatch::learn(const ObservedFace& face) {
  for (std::size_t i = 0; i < first_.luma.size(); ++i) first_.luma[i] += face.signature->luma[i] / kFirstFrames;
  firstPose_.yaw += face.pose.yaw / kFirstFrames;
  firstPose_.pitch += face.pose.pitch / kFirstFrames;
  if (++learnt_ == kFirstFrames) lately_ = first_;
}

void SignatureWatch::follow(const FaceSignature& signature, double timestampMs) {
  const auto kept = static_cast<float>(std::exp((followedMs_ - timestampMs) / kLatelyMs));
  followedMs_ = timestampMs;
  for (std::size_t i = 0; i < lately_.luma.size(); ++i)
    lately_.luma[i] = signature.luma[i] + kept * (lately_.luma[i] - signature.luma[i]);
}

bool SignatureWatch::isComparable(const ObservedFace& face) const {
  return std::abs(face.pose.yaw - firstPose_.yaw) < thresholds_.signatureYaw &&
         std::abs(face.pose.pitch - firstPose_.pitch) < thresholds_.signaturePitch;
}

}  // namespace qujing

#include "liveness/neutral_pose.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

constexpr double kMostDegrees = 60;
/// Frames further apart tell no speed.
constexpr double kLongestStepMs = 250;
/// The pose's noise of some frames is averaged; the average lags behind a moving head by speed times this.
constexpr double kSmoothMs = 150;
/// A head that changes its direction is slow for a moment, and not still.
constexpr double kCalmMs = 200;

}  // namespace

NeutralPose::NeutralPose(const NeutralThresholds& thresholds)
    : thresholds_(thresholds),
      yaw_(-kMostDegrees, kMostDegrees, thresholds.followMs),
      pitch_(-kMostDegrees, kMostDegrees, thresholds.followMs) {}

void NeutralPose::next(const HeadPose& pose, bool away, double timestampMs) {
  const double passed = lastMs_ ? timestampMs - *lastMs_ : 0;
  lastMs_ = timestampMs;
  frontal_ = std::abs(pose.yaw) < thresholds_.frontalYaw && std::abs(pose.pitch) < thresholds_.frontalPitch;
  if (!(passed > 0) || passed > kLongestStepMs) {
    smooth_ = {pose.yaw, pose.pitch};
    calmSinceMs_ = timestampMs;
    still_ = false;
    return;
  }
  const double kept = std::exp(-passed / kSmoothMs);
  smooth_ = {pose.yaw + kept * (smooth_.yaw - pose.yaw), pose.pitch + kept * (smooth_.pitch - pose.pitch)};
  const double lag = std::max(std::abs(pose.yaw - smooth_.yaw), std::abs(pose.pitch - smooth_.pitch));
  if (lag >= thresholds_.stillSpeed * kSmoothMs / 1000) calmSinceMs_ = timestampMs;
  still_ = timestampMs - calmSinceMs_ >= kCalmMs;
  if (!still_ || !frontal_ || away) return;
  yaw_.add(pose.yaw, passed);
  pitch_.add(pose.pitch, passed);
}

std::optional<HeadDirection> NeutralPose::direction() const {
  if (known() < 1) return std::nullopt;
  return HeadDirection{*yaw_.quantile(0.5), *pitch_.quantile(0.5)};
}

double NeutralPose::known() const { return std::clamp(yaw_.seenMs() / thresholds_.knownAfterMs, 0.0, 1.0); }

void NeutralPose::forget() {
  yaw_.clear();
  pitch_.clear();
}

}  // namespace qujing

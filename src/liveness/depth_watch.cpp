#include "liveness/depth_watch.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

/// The light on a face changes slowly.
constexpr double kRememberEveryMs = 500;
/// Seven looks at the quickest movement of a head that counts, at 15 frames a second every second one.
constexpr double kLookEveryMs = 90;
/// Degrees from the face that is remembered: less moves nothing by a pixel.
constexpr double kLeastYaw = 7, kLeastPitch = 5;

}  // namespace

void DepthWatch::rest(const ImageView& frame, const FaceLandmarks& face, const HeadPose& pose, double timestampMs) {
  if (relief_.remembers() && timestampMs - rememberedMs_ < kRememberEveryMs) return;
  relief_.remember(frame, face);
  remembered_ = pose;
  rememberedMs_ = timestampMs;
}

std::optional<Relief> DepthWatch::next(const ImageView& frame, const FaceLandmarks& face, const HeadPose& pose,
                                       double timestampMs) {
  const double moved = std::max(std::abs(pose.yaw - remembered_.yaw) / kLeastYaw,
                                std::abs(pose.pitch - remembered_.pitch) / kLeastPitch);
  if (!relief_.remembers() || moved < 1 || timestampMs - lookedMs_ < kLookEveryMs) return std::nullopt;
  lookedMs_ = timestampMs;
  return relief_.against(frame, face);
}

void DepthWatch::reset() {
  relief_.forget();
  lookedMs_ = 0;
}

}  // namespace qujing

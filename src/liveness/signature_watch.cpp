#include "liveness/signature_watch.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace qujing {
namespace {

/// Expression, light and exposure change over seconds.
constexpr double kLatelyMs = 1000;
/// Of what was not seen between two comparisons no more counts.
constexpr double kLongestStepMs = 150;

}  // namespace

bool SignatureWatch::isAnother(const ObservedFace& face, double timestampMs) {
  if (!face.signature) return false;
  if (learnt_ < kFirstFrames) {
    learn(face);
    alikeMs_ = comparedMs_ = timestampMs;
    return false;
  }
  const std::optional<double> toFirst = likenessTo(first_, face), toLately = likenessTo(lately_, face);
  const bool unlike =
      (toFirst && *toFirst < thresholds_.leastLikeness) || (toLately && *toLately < thresholds_.leastLatelyLikeness);
  // Who has moved and comes back is compared with the first frames alone, as sharply.
  const bool alike = !unlike && (toLately || toFirst.value_or(-1) >= thresholds_.leastLatelyLikeness);
  if (!unlike && !alike) return false;
  const double passed = std::min(timestampMs - comparedMs_, kLongestStepMs);
  comparedMs_ = timestampMs;
  unlikeMs_ = std::max(0.0, unlikeMs_ + (unlike ? passed : -passed));
  if (alike && !isInDoubt()) follow(face, timestampMs);
  return unlikeMs_ >= thresholds_.mostUnlikeMs;
}

void SignatureWatch::learn(const ObservedFace& face) {
  for (std::size_t i = 0; i < first_.signature.luma.size(); ++i)
    first_.signature.luma[i] += face.signature->luma[i] / kFirstFrames;
  first_.pose.yaw += face.pose.yaw / kFirstFrames;
  first_.pose.pitch += face.pose.pitch / kFirstFrames;
  if (++learnt_ == kFirstFrames) lately_ = first_;
}

void SignatureWatch::follow(const ObservedFace& face, double timestampMs) {
  const double kept = std::exp((alikeMs_ - timestampMs) / kLatelyMs);
  const auto mean = [kept](double before, double now) { return now + kept * (before - now); };
  alikeMs_ = timestampMs;
  for (std::size_t i = 0; i < lately_.signature.luma.size(); ++i)
    lately_.signature.luma[i] = static_cast<float>(mean(lately_.signature.luma[i], face.signature->luma[i]));
  lately_.pose.yaw = mean(lately_.pose.yaw, face.pose.yaw);
  lately_.pose.pitch = mean(lately_.pose.pitch, face.pose.pitch);
}

std::optional<double> SignatureWatch::likenessTo(const Look& look, const ObservedFace& face) const {
  const bool comparable = std::abs(face.pose.yaw - look.pose.yaw) < thresholds_.signatureYaw &&
                          std::abs(face.pose.pitch - look.pose.pitch) < thresholds_.signaturePitch;
  if (!comparable) return std::nullopt;
  return likeness(*face.signature, look.signature);
}

}  // namespace qujing

#include "face/eye_openness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "face/eye_network.h"
#include "face/rigid_head.h"

namespace qujing {
namespace {

struct EyePoints {
  std::size_t outer, inner;
  std::array<std::pair<std::size_t, std::size_t>, 3> lids;  ///< upper, lower: the three pairs around the pupil
};

constexpr EyePoints kRightEye{33, 133, {{{160, 144}, {159, 145}, {158, 153}}}};
constexpr EyePoints kLeftEye{263, 362, {{{387, 373}, {386, 374}, {385, 380}}}};

/// Gap of shut lids in the landmarks, and of open eyes of people in general: the median of 53 frontal portraits is
/// 0.22.
constexpr double kShutGap = 0.06, kOpenGap = 0.22;
/// No one's open eyes are narrower: less is a person who has not opened them yet. The narrowest portrait has 0.16.
constexpr double kNarrowestOpen = 0.13;
/// Pixels between an eye's corners under which the network has nothing to see.
constexpr double kLeastEye = 8;

/// Degrees within which gaps are learnt.
constexpr double kMostYaw = 15, kMostPitch = 12;
constexpr double kLongestStepMs = 200;
/// What was seen for this long counts as known; what is older than some half a minute is forgotten.
constexpr double kKnownAfterMs = 600, kRememberedMs = 30000;
/// Blinks and glances down take less than a fifth of the time.
constexpr double kOpenShare = 0.8;
/// Wider ones count as this.
constexpr double kWidestGap = 0.6;

double gapOf(const FaceLandmarks& face, const RigidHead& head, const EyePoints& eye) {
  const Vector3 width = head.straightened(face[eye.outer], face[eye.inner]);
  double gap = 0;
  for (auto [upper, lower] : eye.lids) {
    const Vector3 lid = head.straightened(face[upper], face[lower]);
    // Down to the chin counts; lids that cross are shut.
    gap += std::max(lid.y, 0.0) / static_cast<double>(eye.lids.size());
  }
  return gap / std::max(std::hypot(width.x, width.y), 1e-9);
}

double opennessOf(double gap, std::optional<double> open) {
  const double full = std::max(open.value_or(kOpenGap), kNarrowestOpen);
  return std::clamp((gap - kShutGap) / (full - kShutGap), 0.0, 1.0);
}

}  // namespace

EyeGaps eyeGaps(const FaceLandmarks& face) {
  const std::optional<RigidHead> head = fitRigidHead(face, focalLengthGuess(face));
  if (!head) return {};
  return {gapOf(face, *head, kLeftEye), gapOf(face, *head, kRightEye)};
}

FadingHistogram EyeBaseline::emptyHistory() { return {0, kWidestGap, kRememberedMs}; }

/// Empty until enough was seen.
std::optional<double> EyeBaseline::openGap(const FadingHistogram& gaps) {
  if (gaps.seenMs() < kKnownAfterMs) return std::nullopt;
  const std::optional<double> gap = gaps.quantile(kOpenShare);
  return gap && *gap >= kNarrowestOpen ? gap : std::nullopt;
}

EyeGaps eyeGaps(const ImageView& frame, const FaceLandmarks& face, EyeNetwork& network) {
  const auto width = [&](const EyePoints& eye) { return distance(pointOf(face[eye.outer]), pointOf(face[eye.inner])); };
  if (!(std::min(width(kLeftEye), width(kRightEye)) >= kLeastEye)) return eyeGaps(face);
  const EyeShares seen = network.run(frame, face);
  const auto gap = [](double share) { return std::max(0.0, kShutGap + share * (kOpenGap - kShutGap)); };
  return {gap(seen.left), gap(seen.right)};
}

EyeOpenness EyeBaseline::next(const EyeGaps& gaps, const HeadPose& pose, double timestampMs) {
  const double passed = lastMs_ ? std::clamp(timestampMs - *lastMs_, 0.0, kLongestStepMs) : 0;
  lastMs_ = timestampMs;
  const bool usable = std::isfinite(gaps.left) && std::isfinite(gaps.right);
  if (usable && passed > 0 && std::abs(pose.yaw) < kMostYaw && std::abs(pose.pitch) < kMostPitch) {
    left_.add(gaps.left, passed);
    right_.add(gaps.right, passed);
  }
  return of(gaps);
}

EyeOpenness EyeBaseline::of(const EyeGaps& gaps) const {
  const std::optional<double> left = openGap(left_), right = openGap(right_);
  return {opennessOf(gaps.left, left), opennessOf(gaps.right, right), left && right};
}

}  // namespace qujing

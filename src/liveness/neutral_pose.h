#pragma once

#include <optional>

#include "common/fading_histogram.h"
#include "config/liveness_thresholds.h"
#include "face/face_state.h"

namespace qujing {

/// Degrees, signs as in HeadPose.
struct HeadDirection {
  double yaw = 0, pitch = 0;
};
inline HeadDirection operator-(HeadDirection a, HeadDirection b) { return {a.yaw - b.yaw, a.pitch - b.pitch}; }

/// Where this person's head points at rest: the median of the frames that are frontal and still. It follows who shifts
/// slowly.
class NeutralPose {
 public:
  explicit NeutralPose(const NeutralThresholds& thresholds);

  /// away: the head is in a movement, nothing is learnt.
  void next(const HeadPose& pose, bool away, double timestampMs);
  /// Empty until enough was seen.
  std::optional<HeadDirection> direction() const;
  /// 0..1 of what must be seen until direction() is known.
  double known() const;
  bool isStill() const { return still_; }
  bool isFrontal() const { return frontal_; }
  /// The person has taken up another posture: what was learnt is wrong.
  void forget();

 private:
  NeutralThresholds thresholds_;
  FadingHistogram yaw_, pitch_;
  std::optional<double> lastMs_;
  HeadDirection smooth_;
  double calmSinceMs_ = 0;
  bool still_ = false, frontal_ = false;
};

}  // namespace qujing

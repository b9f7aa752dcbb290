#pragma once

#include <optional>

#include "config/liveness_thresholds.h"
#include "liveness/action.h"
#include "liveness/neutral_pose.h"

namespace qujing {

/// Finds turns, raises and lowerings of the head: away from neutral beyond the threshold, at least half way back, and
/// at rest in neutral before the next.
class HeadActionDetector {
 public:
  explicit HeadActionDetector(const HeadActionThresholds& thresholds) : thresholds_(thresholds) {}

  /// The event comes with the frame that shows the head half way back.
  std::optional<ActionEvent> next(const HeadDirection& fromNeutral, double timestampMs);

  /// How far this frame's head is on the way that the action asks for, 1 at the threshold. Of a blink 0.
  double progress(Action action) const;
  /// Rested in neutral: the next movement counts.
  bool isReady() const { return phase_ == Phase::ready; }
  bool isAway() const;
  /// On the way of a movement that may become an action.
  bool isMoving() const { return phase_ == Phase::moving; }
  /// The movement that ended with this frame was quicker than a head is.
  bool wasTooQuick() const { return tooQuick_; }
  /// With this frame the head is away for so long that this is how the person sits now.
  bool hasMovedForGood() const { return movedForGood_; }
  /// Waits for rest again.
  void restart();

 private:
  enum class Phase { ready, moving, returning };
  enum class Judged { farther, yaw, pitch };
  struct Axis {
    double peak = 0;  ///< signed, in thresholds
    double peakMs = 0;
    int framesBeyond = 0;
  };
  void begin(const HeadDirection& now, double timestampMs);
  void follow(const HeadDirection& now, double timestampMs);
  std::optional<ActionEvent> finish(const HeadDirection& now, double timestampMs);
  void swing(bool turned, const HeadDirection& now, double timestampMs);
  void rest(double timestampMs);
  HeadDirection inThresholds(const HeadDirection& fromNeutral) const;

  HeadActionThresholds thresholds_;
  Phase phase_ = Phase::returning;
  HeadDirection last_;  ///< in thresholds
  std::optional<double> lastMs_, restingSinceMs_, awaySinceMs_;
  double startMs_ = 0, fastest_ = 0;
  Judged judged_ = Judged::farther;  ///< the axis that a movement without rest before it is about
  double swungFrom_ = 0;             ///< how far that axis was when it began, in thresholds
  Axis yaw_, pitch_;
  bool tooQuick_ = false, movedForGood_ = false;
};

}  // namespace qujing

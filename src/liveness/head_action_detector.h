#pragma once

#include <optional>

#include "config/liveness_thresholds.h"
#include "liveness/action.h"
#include "liveness/neutral_pose.h"

namespace qujing {

/// Finds turns, raises and lowerings of the head: away from neutral beyond the threshold, at least half way back, and
/// in neutral before the next: at rest for one to the same side again, passing through for another side. A head may
/// swing from one axis to the other as well.
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
  struct Reach {
    double peak = 0;  ///< signed, in thresholds
    double peakMs = 0;
    int framesBeyond = 0;
    /// True where it never was as far.
    bool see(double share, double timestampMs);
  };
  struct Axis {
    Reach whole, later;      ///< of the movement; of it since the other axis was farthest
    double otherAtPeak = 0;  ///< 0 or more, in thresholds
  };
  void begin(const HeadDirection& now, double timestampMs);
  void follow(const HeadDirection& now, double timestampMs);
  std::optional<ActionEvent> finish(const HeadDirection& now, double timestampMs);
  bool turnsOver(const HeadDirection& now) const;
  void swing(bool turned, const HeadDirection& now);
  void rest(double timestampMs);
  HeadDirection inThresholds(const HeadDirection& fromNeutral) const;

  HeadActionThresholds thresholds_;
  Phase phase_ = Phase::returning;
  HeadDirection last_;  ///< in thresholds
  std::optional<double> lastMs_, restingSinceMs_, awaySinceMs_;
  double startMs_ = 0, fastest_ = 0;
  Judged judged_ = Judged::farther;  ///< the axis that a movement without rest before it is about
  std::optional<Action> done_;       ///< the last action, until the next movement begins
  Axis yaw_, pitch_;
  bool tooQuick_ = false, movedForGood_ = false;
};

}  // namespace qujing

#pragma once

#include <optional>

#include "config/liveness_thresholds.h"
#include "face/face_state.h"
#include "liveness/action.h"
#include "liveness/eye_closure.h"
#include "liveness/lid_dip.h"
#include "liveness/neutral_pose.h"
#include "liveness/recent_values.h"

namespace qujing {

/// What two witnesses say of the eyes in one frame.
struct EyesSeen {
  EyeOpenness openness;  ///< of the eye network
  EyeGaps lids;          ///< of the landmarks
};

/// Finds the moments at which both eyes close and open again, head at rest. A wink, a long closure, a glance down and a
/// nod are none.
class BlinkDetector {
 public:
  explicit BlinkDetector(const BlinkThresholds& thresholds) : thresholds_(thresholds) {}

  /// head: where it points. neutral: where it does at rest; looking straight is what is near to that or to the camera.
  /// The event comes with the frame that shows the eyes half open again.
  std::optional<ActionEvent> next(const EyesSeen& eyes, const HeadDirection& head, const HeadDirection& neutral,
                                  double timestampMs);
  /// Of this frame.
  double closure() const { return closure_.mean(); }
  bool eyesOpen() const;

 private:
  struct Sample {
    double timestampMs = 0, closure = 0, weaker = 0, pitch = 0;
    bool straight = false;
  };
  enum class Lids { open, closed, reopened };
  /// The closure that ends with the newest sample.
  struct Dip {
    double depth = 0, weaker = 0;
    double startMs = 0, peakMs = 0, endMs = 0;  ///< half depth, deepest, half depth
    double betweenOpenMs = 0;                   ///< from the last open frame to the next
    double pitchDrop = 0;                       ///< degrees
    bool straight = false;                      ///< at the deepest
    int frames = 0;
  };
  std::optional<ActionEvent> reopen();
  /// Empty when its beginning was not seen.
  std::optional<Dip> dipBefore() const;
  EyeClosure bothSay(const EyeClosure& seen, const EyeClosure& dip) const;
  double pitchDropSince(double timestampMs) const;
  bool isStraight(const HeadDirection& head, const HeadDirection& neutral) const;
  bool isBlink(const Dip& dip) const;
  void restart();

  BlinkThresholds thresholds_;
  EyeClosureMeter meter_;
  LidDipMeter dips_;
  EyeClosure closure_;
  RecentValues<Sample, 128> samples_;
  Lids lids_ = Lids::open;
  double closedSinceMs_ = 0, deepest_ = 0;
};

}  // namespace qujing

#pragma once

#include "face/eye_openness.h"
#include "liveness/recent_values.h"

namespace qujing {

/// How far each eye is closed, 0 as open as this person held it just before, 1 shut.
struct EyeClosure {
  double left = 0, right = 0;
  double mean() const { return (left + right) / 2; }
  double weaker() const { return left < right ? left : right; }
};

/// The share of the gap between the lids' landmarks that was lost within the last moments. Landmarks draw shut lids a
/// fifth narrower, seldom shut, but the frame in which they fall: a witness of its own beside the eye network, for
/// quick movements only. What comes slowly (a smile, a nod, the perspective) is no dip.
class LidDipMeter {
 public:
  /// lids: of the landmarks alone. held: the lids are in a closure that is judged, the gap stays as it was before.
  EyeClosure next(const EyeGaps& lids, bool held, double timestampMs);
  void restart();

 private:
  struct Sample {
    double timestampMs = 0;
    EyeGaps lids;
  };
  EyeGaps widestLately(double timestampMs) const;

  EyeGaps before_;
  RecentValues<Sample, 32> lately_;
};

}  // namespace qujing

#pragma once

#include <optional>

#include "common/fading_histogram.h"
#include "face/face_state.h"
#include "liveness/lid_dip.h"
#include "liveness/recent_values.h"

namespace qujing {

/// Relative to the eye's own open level: narrow eyes, glasses, a smile's squint do not matter.
class EyeClosureMeter {
 public:
  EyeClosureMeter();

  /// frontal: what is seen may be learnt from. held: the lids are in a closure that is judged, the open level stays as
  /// it was before.
  EyeClosure next(const EyeOpenness& eyes, bool frontal, bool held, double timestampMs);
  /// What was just before is no reference: the face was gone.
  void restart();

 private:
  struct OpenLevel {
    OpenLevel();
    double reference(double widest) const;
    FadingHistogram seen;
    double held = 1;  ///< the reference in use
  };
  struct Sample {
    double timestampMs = 0, left = 0, right = 0;
  };
  EyeOpenness widestLately(double timestampMs) const;

  OpenLevel left_, right_;
  RecentValues<Sample, 64> lately_;
};

}  // namespace qujing

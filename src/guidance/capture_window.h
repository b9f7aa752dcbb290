#pragma once

#include <optional>

#include "analysis.h"

namespace qujing {

/// Decides when the picture is taken and which: once everything held for a while, the sharpest frame of that while.
class CaptureWindow {
 public:
  /// passed: nothing to correct on this frame. blur: of its text or its face, smaller is better. holdMs, frames: how
  /// long and on how many frames it must hold. A short lapse does not begin the while anew.
  CaptureStep next(bool passed, double blur, double timestampMs, double holdMs, int frames);
  bool done() const { return done_; }
  void reset() { *this = {}; }

 private:
  std::optional<double> sinceMs_;
  double lastPassedMs_ = 0;
  double leastBlur_ = 0;
  int frames_ = 0;
  bool done_ = false;
};

}  // namespace qujing

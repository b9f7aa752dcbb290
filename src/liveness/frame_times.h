#pragma once

#include <optional>

#include "liveness/recent_values.h"

namespace qujing {

/// Notices frames that come faster than a camera gives them: all along, or in a burst after a gap, as when pictures are
/// fed in by a program. How regular they come says nothing: files and good cameras are both.
class FrameTimes {
 public:
  /// timestampMs: not earlier than the one before.
  void next(double timestampMs);
  /// Frames a second over kSpan frames that came one after the other, the most so far, at most kMost. Empty before as
  /// many came.
  std::optional<double> fastest() const { return fastest_; }

  static constexpr int kSpan = 8;
  static constexpr double kMost = 1000;

 private:
  RecentValues<double, kSpan> times_;
  std::optional<double> fastest_;
};

}  // namespace qujing

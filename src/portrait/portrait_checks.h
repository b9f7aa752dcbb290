#pragma once

#include "portrait/portrait_sight.h"

namespace qujing {

/// Judges a picture: writes analysis.checks, crop and passed. Keeps its work buffers between frames.
class PortraitChecker {
 public:
  PortraitChecker();
  ~PortraitChecker();
  void judge(const PortraitSight& sight, PortraitAnalysis& analysis);
  /// Forgets the series.
  void reset();
};

}  // namespace qujing

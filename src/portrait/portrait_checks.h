#pragma once

#include <memory>

#include "portrait/portrait_sight.h"

namespace qujing {

/// Judges a picture: writes analysis.checks, crop and passed. Keeps its work buffers between frames; of a series it
/// remembers what is looked at in turns (screen, background).
///
/// A check that has nothing to be measured on is notAssessable. In stage live such a check does not stand in the way of
/// `passed`: the mask comes with some frames only. In still and photo a gating one does, because nothing is to be
/// waited for there. Without a face every check but singleFacePresent is notAssessable.
class PortraitChecker {
 public:
  PortraitChecker();
  ~PortraitChecker();
  void judge(const PortraitSight& sight, PortraitAnalysis& analysis);
  /// Forgets the series.
  void reset();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace qujing

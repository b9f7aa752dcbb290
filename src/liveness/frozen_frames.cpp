#include "liveness/frozen_frames.h"

#include <algorithm>

namespace qujing {
namespace {

/// Of the samples. One eye's lid is some 40 of the 12 288, a mouth more.
constexpr double kUnchanged = 0.001;
/// While no frame comes nothing is sent again.
constexpr double kLongestStepMs = 250;

}  // namespace

void FrozenFrames::next(const FramePrint& print, double timestampMs) {
  const bool same = last_ && timestampMs - lastMs_ <= kLongestStepMs && changedShare(*last_, print) < kUnchanged;
  if (!same) sinceMs_ = timestampMs;
  longestMs_ = std::max(longestMs_, timestampMs - sinceMs_);
  // What changes slowly is not the same for ever: frames are held against the first of a stretch.
  if (!same) last_ = print;
  lastMs_ = timestampMs;
  ++frames_;
}

std::optional<double> FrozenFrames::longestMs() const { return frames_ > 1 ? std::optional(longestMs_) : std::nullopt; }

}  // namespace qujing

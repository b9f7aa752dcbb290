#include "liveness/frame_times.h"

#include <algorithm>

namespace qujing {

void FrameTimes::next(double timestampMs) {
  times_.push(timestampMs);
  if (times_.size() < kSpan) return;
  const double passed = times_[0] - times_[kSpan - 1];
  const double rate = std::min(kMost, (kSpan - 1) * 1000 / std::max(passed, 1e-3));
  fastest_ = std::max(fastest_.value_or(0), rate);
}

}  // namespace qujing

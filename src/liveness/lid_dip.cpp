#include "liveness/lid_dip.h"

#include <algorithm>

namespace qujing {
namespace {

/// Lids that fall in a blink take 50 to 150 ms; a frame at 10 a second lies before them all the same.
constexpr double kFallMs = 250;

double dipOf(double gap, double before) { return before > 0 ? std::clamp(1 - gap / before, 0.0, 1.0) : 0; }

}  // namespace

EyeClosure LidDipMeter::next(const EyeGaps& lids, bool held, double timestampMs) {
  lately_.push({timestampMs, lids});
  if (!held) before_ = widestLately(timestampMs);
  return {dipOf(lids.left, before_.left), dipOf(lids.right, before_.right)};
}

void LidDipMeter::restart() { lately_.clear(); }

EyeGaps LidDipMeter::widestLately(double timestampMs) const {
  EyeGaps widest;
  for (std::size_t age = 0; age < lately_.size() && timestampMs - lately_[age].timestampMs <= kFallMs; ++age) {
    widest.left = std::max(widest.left, lately_[age].lids.left);
    widest.right = std::max(widest.right, lately_[age].lids.right);
  }
  return widest;
}

}  // namespace qujing

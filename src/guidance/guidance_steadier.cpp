#include "guidance/guidance_steadier.h"

namespace qujing {
namespace {

bool isExempt(GuidanceCode code) { return code == GuidanceCode::hold || code == GuidanceCode::captured; }

}  // namespace

GuidanceCode GuidanceSteadier::next(GuidanceCode seen, double timestampMs) {
  if (!shown_) {
    shown_ = seen;
    sinceMs_ = timestampMs;
  }
  if (seen == *shown_) return seen;
  const auto& left = leftMs_[static_cast<int>(seen)];
  const bool returnsTooSoon = left && timestampMs - *left < kReturnMs;
  const bool tooShort = timestampMs - sinceMs_ < kLeastMs;
  if (!isExempt(seen) && returnsTooSoon) return *shown_;
  if (!isExempt(seen) && !isExempt(*shown_) && tooShort) return *shown_;
  leftMs_[static_cast<int>(*shown_)] = timestampMs;
  shown_ = seen;
  sinceMs_ = timestampMs;
  return seen;
}

}  // namespace qujing

#include "guidance/guidance_steadier.h"

namespace qujing {
namespace {

template <typename Code>
bool isExempt(Code code) {
  return code == Code::hold || code == Code::captured;
}

}  // namespace

template <typename Code>
Code BasicGuidanceSteadier<Code>::next(Code seen, double timestampMs) {
  if (!shown_) {
    shown_ = seen;
    sinceMs_ = timestampMs;
  }
  if (seen == *shown_) return seen;
  const auto& left = leftMs_[static_cast<std::size_t>(seen)];
  const bool returnsTooSoon = left && timestampMs - *left < kReturnMs;
  const bool tooShort = timestampMs - sinceMs_ < kLeastMs;
  if (!isExempt(seen) && returnsTooSoon) return *shown_;
  if (!isExempt(seen) && !isExempt(*shown_) && tooShort) return *shown_;
  leftMs_[static_cast<std::size_t>(*shown_)] = timestampMs;
  shown_ = seen;
  sinceMs_ = timestampMs;
  return seen;
}

template class BasicGuidanceSteadier<GuidanceCode>;
template class BasicGuidanceSteadier<PortraitGuidance>;

}  // namespace qujing

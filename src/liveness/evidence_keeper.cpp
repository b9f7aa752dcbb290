#include "liveness/evidence_keeper.h"

namespace qujing {
namespace {

/// More is the beginning of the action.
constexpr double kBeginning = 0.3;
/// How long a sharper picture of the end is waited for.
constexpr double kSettleMs = 150;

}  // namespace

EvidenceMoment EvidenceKeeper::next(bool atRest, double progress, double blur, double timestampMs) {
  const bool resting = atRest && progress < kBeginning;
  if (event_) {
    if (!resting) return EvidenceMoment::none;
    if (!restedMs_) restedMs_ = timestampMs;
    if (!isBetter(after_, blur)) return EvidenceMoment::none;
    after_ = {timestampMs, blur};
    return EvidenceMoment::after;
  }
  if (resting) {
    farthest_ = 0;
    if (!openedMs_) openedMs_ = timestampMs;
    if (!isBetter(before_, blur)) return EvidenceMoment::none;
    before_ = {timestampMs, blur};
    return EvidenceMoment::before;
  }
  if (!openedMs_ || progress < kBeginning || progress <= farthest_) return EvidenceMoment::none;
  farthest_ = progress;
  peakMs_ = timestampMs;
  return EvidenceMoment::peak;
}

std::optional<CompletedAction> EvidenceKeeper::whole(double timestampMs) const {
  if (!event_ || !restedMs_ || timestampMs - *restedMs_ < kSettleMs) return std::nullopt;
  return CompletedAction{*event_, before_->timestampMs, peakMs_, after_->timestampMs};
}

}  // namespace qujing

#pragma once

#include <optional>
#include <span>

#include "liveness/challenge.h"

namespace qujing {

/// Notices a head that begins what it is asked for sooner than anybody can see, read and choose. Blinks come by
/// themselves, every few seconds, and tell nothing.
class ReactionTime {
 public:
  /// status: of this frame; completed: of the challenge so far.
  void next(const ChallengeStatus& status, std::span<const CompletedAction> completed, double timestampMs);
  /// Milliseconds from when an action was asked for to when the head left neutral, the least. Empty before a head
  /// action.
  std::optional<double> shortestMs() const { return shortestMs_; }

 private:
  int counted_ = 0;
  std::optional<int> asked_;
  double askedMs_ = 0;
  std::optional<double> shortestMs_;
};

}  // namespace qujing

#include "liveness/reaction_time.h"

#include <algorithm>

namespace qujing {

void ReactionTime::next(const ChallengeStatus& status, std::span<const CompletedAction> completed, double timestampMs) {
  const int count = static_cast<int>(completed.size());
  if (count > counted_ && asked_) {
    const ActionEvent& event = completed[static_cast<std::size_t>(count) - 1].event;
    const double reactionMs = event.startMs - askedMs_;
    if (event.action != Action::blink) shortestMs_ = std::min(shortestMs_.value_or(reactionMs), reactionMs);
  }
  counted_ = count;
  const bool asks = status.state == ChallengeState::action;
  if (asks && asked_ != status.actionIndex) askedMs_ = timestampMs;
  asked_ = asks ? std::optional(status.actionIndex) : std::nullopt;
}

}  // namespace qujing

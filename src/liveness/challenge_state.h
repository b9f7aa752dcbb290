#pragma once

#include <array>

#include "config/liveness_thresholds.h"

namespace qujing {

/// Ids are permanent.
enum class ChallengeState : int {
  framing = 0,  ///< a face is being brought into its place
  neutral = 1,  ///< it holds still, eyes open
  action = 2,   ///< does what is asked, one action after the other
  done = 3,
  timedOut = 4,
  wrongAction = 5,  ///< another head action than the one asked for
  faceLost = 6,
  faceChanged = 7,
  multipleFaces = 8,
  tooDark = 9,
  cancelled = 10,  ///< also before anything was begun
};

/// What a state can lead to. One without a limit is an end.
struct ChallengeRule {
  ChallengeState state{};
  double ChallengeThresholds::* limitMs = nullptr;
  ChallengeState onLimit{};
  unsigned exits = 0;  ///< a bit for each state's id
};

constexpr unsigned bitOf(ChallengeState state) { return 1U << static_cast<int>(state); }
template <typename... States>
constexpr unsigned exitsTo(States... states) {
  return (bitOf(states) | ...);
}

/// Every state, by id. The whole has a limit of its own, which ends each state as timedOut.
constexpr std::array<ChallengeRule, 11> kChallengeRules = {{
    {ChallengeState::framing, &ChallengeThresholds::framingMs, ChallengeState::timedOut,
     exitsTo(ChallengeState::neutral, ChallengeState::timedOut, ChallengeState::faceLost, ChallengeState::multipleFaces,
             ChallengeState::tooDark, ChallengeState::cancelled)},
    {ChallengeState::neutral, &ChallengeThresholds::neutralMs, ChallengeState::timedOut,
     exitsTo(ChallengeState::action, ChallengeState::timedOut, ChallengeState::faceLost, ChallengeState::faceChanged,
             ChallengeState::multipleFaces, ChallengeState::tooDark, ChallengeState::cancelled)},
    {ChallengeState::action, &ChallengeThresholds::actionMs, ChallengeState::timedOut,
     exitsTo(ChallengeState::action, ChallengeState::done, ChallengeState::timedOut, ChallengeState::wrongAction,
             ChallengeState::faceLost, ChallengeState::faceChanged, ChallengeState::multipleFaces,
             ChallengeState::tooDark, ChallengeState::cancelled)},
    {ChallengeState::done},
    {ChallengeState::timedOut},
    {ChallengeState::wrongAction},
    {ChallengeState::faceLost},
    {ChallengeState::faceChanged},
    {ChallengeState::multipleFaces},
    {ChallengeState::tooDark},
    {ChallengeState::cancelled},
}};

constexpr const ChallengeRule& ruleOf(ChallengeState state) { return kChallengeRules[static_cast<int>(state)]; }
constexpr bool isEnd(ChallengeState state) { return ruleOf(state).limitMs == nullptr; }
constexpr bool leadsTo(ChallengeState from, ChallengeState to) { return (ruleOf(from).exits & bitOf(to)) != 0; }

}  // namespace qujing

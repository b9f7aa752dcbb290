#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <utility>
#include <vector>

#include "acted_series.h"
#include "liveness/challenge.h"

namespace qujing {

/// A challenge, and all that it said.
struct ChallengeRun {
  explicit ChallengeRun(std::vector<Action> actions) : challenge(shippedLiveness()) {
    CHECK(challenge.begin(actions, 0));
  }

  ChallengeState play(const ActedSeries& series) {
    for (; played < series.frames.size(); ++played) see(series.frames[played]);
    return said.back().state;
  }
  void see(const Observation& frame) {
    const ChallengeState before = challenge.status().state;
    const ChallengeStatus status = challenge.next(frame);
    if (status.state != before) CHECK(passable(before, status.state));
    said.push_back(status);
    times.push_back(frame.timestampMs);
  }
  /// framing and neutral may both be over with one frame.
  static bool passable(ChallengeState from, ChallengeState to) {
    return leadsTo(from, to) || (from == ChallengeState::framing && leadsTo(ChallengeState::neutral, to));
  }
  bool hinted(LivenessHint hint) const {
    return std::ranges::any_of(said, [hint](const ChallengeStatus& status) { return status.hint == hint; });
  }
  /// The last frame that was to be kept as this.
  double keptMs(EvidenceMoment moment, int index) const {
    double ms = -1;
    for (std::size_t i = 0; i < said.size(); ++i)
      if (said[i].keep == moment && said[i].keepIndex == index) ms = times[i];
    return ms;
  }

  Challenge challenge;
  std::vector<ChallengeStatus> said;
  std::vector<double> times;
  std::size_t played = 0;
};

inline ActedSeries& perform(ActedSeries& series, Action action) {
  switch (action) {
    case Action::blink:
      return series.blink(250);
    case Action::turnLeft:
      return series.move(25, 0);
    case Action::turnRight:
      return series.move(-25, 0);
    case Action::raise:
      return series.move(0, 16);
    case Action::lower:
      return series.move(0, -16);
  }
  return series;
}

/// A person who holds still, then does these, each 700 ms after the one before.
inline ActedSeries actedOut(const std::vector<Action>& actions, FrameRate rate = {30}) {
  ActedSeries series(rate);
  series.rest(1500);
  for (const Action action : actions) perform(series, action).rest(700);
  return series;
}

}  // namespace qujing

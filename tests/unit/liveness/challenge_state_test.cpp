#include "liveness/challenge_state.h"

#include <catch2/catch_test_macros.hpp>

#include "acted_series.h"

using namespace qujing;

TEST_CASE("every state that waits has a time limit and leads to errors; every other is an end") {
  const ChallengeThresholds thresholds = shippedLiveness().challenge;
  for (std::size_t i = 0; i < kChallengeRules.size(); ++i) {
    const ChallengeRule& rule = kChallengeRules[i];
    CAPTURE(i);
    CHECK(static_cast<std::size_t>(rule.state) == i);
    if (isEnd(rule.state)) {
      CHECK(rule.exits == 0);
      continue;
    }
    CHECK(thresholds.*rule.limitMs > 0);
    CHECK(thresholds.*rule.limitMs <= thresholds.wholeMs);
    CHECK(isEnd(rule.onLimit));
    CHECK(rule.onLimit != ChallengeState::done);
    CHECK(leadsTo(rule.state, rule.onLimit));
    for (const ChallengeState failure :
         {ChallengeState::timedOut, ChallengeState::faceLost, ChallengeState::multipleFaces, ChallengeState::tooDark,
          ChallengeState::cancelled})
      CHECK(leadsTo(rule.state, failure));
  }
}

TEST_CASE("every state can be reached from the first, done only through all that wait") {
  unsigned reached = bitOf(ChallengeState::framing);
  for (std::size_t pass = 0; pass < kChallengeRules.size(); ++pass)
    for (const ChallengeRule& rule : kChallengeRules)
      if ((reached & bitOf(rule.state)) != 0) reached |= rule.exits;
  CHECK(reached == (1U << kChallengeRules.size()) - 1);
  CHECK_FALSE(leadsTo(ChallengeState::framing, ChallengeState::done));
  CHECK_FALSE(leadsTo(ChallengeState::neutral, ChallengeState::done));
}

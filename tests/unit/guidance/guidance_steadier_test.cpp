#include "guidance/guidance_steadier.h"

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <random>

using namespace qujing;
using enum GuidanceCode;

TEST_CASE("a hint stays for 600 ms, however soon another is seen") {
  GuidanceSteadier steadier;
  CHECK(steadier.next(glare, 0) == glare);
  CHECK(steadier.next(tilted, 33) == glare);
  CHECK(steadier.next(tilted, 599) == glare);
  CHECK(steadier.next(tilted, 600) == tilted);
}

TEST_CASE("a hint that was given up does not come back within a second") {
  GuidanceSteadier steadier;
  steadier.next(glare, 0);
  CHECK(steadier.next(tilted, 600) == tilted);
  CHECK(steadier.next(glare, 1599) == tilted);
  CHECK(steadier.next(glare, 1600) == glare);
}

TEST_CASE("hold and captured come and go at once") {
  GuidanceSteadier steadier;
  CHECK(steadier.next(glare, 0) == glare);
  CHECK(steadier.next(hold, 33) == hold);
  CHECK(steadier.next(blurred, 66) == blurred);
  CHECK(steadier.next(hold, 100) == hold);
  CHECK(steadier.next(captured, 133) == captured);
  CHECK(steadier.next(turnOver, 166) == turnOver);
}

TEST_CASE("after a reset the first hint is shown as it is") {
  GuidanceSteadier steadier;
  steadier.next(glare, 0);
  steadier.next(tilted, 600);
  steadier.reset();
  CHECK(steadier.next(glare, 0) == glare);
}

TEST_CASE("through ten minutes of frames that say anything, no hint flickers and none is stuck") {
  std::mt19937 random(20261124);
  GuidanceSteadier steadier;
  std::map<GuidanceCode, double> leftMs, shownFor;
  GuidanceCode shown = searching, seen = searching;
  double nowMs = 0, sinceMs = 0;
  const auto isExempt = [](GuidanceCode code) { return code == hold || code == captured; };
  while (nowMs < 600000) {
    nowMs += 16 + random() % 120;
    if (random() % 8 == 0) seen = static_cast<GuidanceCode>(random() % 17);
    const GuidanceCode next = steadier.next(seen, nowMs);
    shownFor[next] += 1;
    if (next == shown) continue;
    REQUIRE(next == seen);
    if (!isExempt(next) && leftMs.contains(next)) REQUIRE(nowMs - leftMs[next] >= 1000);
    if (!isExempt(next) && !isExempt(shown) && sinceMs > 0) REQUIRE(nowMs - sinceMs >= 600);
    leftMs[shown] = nowMs;
    shown = next;
    sinceMs = nowMs;
  }
  CHECK(shownFor.size() == 17);
}

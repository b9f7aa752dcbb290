#include "liveness/observation_trace.h"

#include <catch2/catch_test_macros.hpp>

#include "counting_allocator.h"

using namespace qujing;

namespace {

Observation seenAt(double timestampMs, bool face = true) {
  Observation seen{timestampMs, 640, 480, face ? 1 : 0, std::nullopt};
  if (!face) return seen;
  ObservedFace shown;
  shown.box = {1, 2, 3, 4};
  shown.score = 0.5;
  shown.pose = {10, -5, 2};
  shown.eyes = {0.75, 0.5, true};
  shown.brightness = 120;
  shown.blur = 30;
  seen.face = shown;
  return seen;
}

}  // namespace

TEST_CASE("every observation of a challenge is found again by its time") {
  ObservationTrace trace;
  trace.begin();
  trace.add(seenAt(10), 7, {});
  trace.add(seenAt(43.5, false), 8, {});
  REQUIRE(trace.at(10) != nullptr);
  CHECK(trace.at(10)->yaw == 10);
  CHECK(trace.at(10)->rightOpenness == 0.5F);
  CHECK(trace.at(10)->digest == 7);
  CHECK_FALSE(trace.at(43.5)->hasFace);
  CHECK(trace.at(44) == nullptr);
}

TEST_CASE("a trace that is full says how much it left out, and begins anew") {
  ObservationTrace trace;
  trace.begin();
  for (std::size_t i = 0; i < ObservationTrace::kMostRows + 3; ++i) trace.add(seenAt(static_cast<double>(i)), i, {});
  CHECK(trace.rows().size() == ObservationTrace::kMostRows);
  CHECK(trace.leftOut() == 3);
  trace.begin();
  CHECK(trace.rows().empty());
  CHECK(trace.leftOut() == 0);
}

TEST_CASE("no memory is taken while a challenge is on") {
  ObservationTrace trace;
  trace.begin();
  const long before = allocationCount();
  for (int i = 0; i < 1000; ++i) trace.add(seenAt(i), 0, {});
  CHECK(allocationCount() == before);
}

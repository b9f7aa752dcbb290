#include "resident_id/print_gaps.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "drawn_patch.h"

using namespace qujing;
using Catch::Approx;

namespace {

constexpr PrintedStretch kNumber{"number", 10, 5, 6, true}, kName{"name", 10, 5, 1, false};
constexpr double kDensity = 8;

/// Strokes of 4 pixels every 16; from column `left` up to `right` there is blank of another level.
DrawnPatch text(int left = 0, int right = 0, double blank = 0) {
  return {400, 32, [=](int x, int) { return x >= left && x < right ? blank : x % 16 < 4 ? 80 : 200; }};
}

PrintGaps::Shares gapsOf(const LumaPatch& patch, const PrintedStretch& stretch = kNumber) {
  PrintGaps gaps;
  gaps.begin();
  gaps.add(kNumber, text(), 5, kDensity);
  gaps.add(stretch, patch, 5, kDensity);
  return gaps.measure();
}

}  // namespace

TEST_CASE("text that is all there has no gap") {
  CHECK(gapsOf(text()).covered == 0);
  CHECK(gapsOf(text()).washedOut == 0);
}

TEST_CASE("two of six parts under something of the ground's colour are a third covered") {
  const int from = (10 - 5) * 8, part = 5 * 8;
  const auto gaps = gapsOf(text(from + part, from + 3 * part, 195));
  CHECK(gaps.covered == Approx(2 / 6.0));
  CHECK(gaps.washedOut == 0);
}

TEST_CASE("a part that is white was washed out, not covered") {
  const auto gaps = gapsOf(text(40, 80, 250));
  CHECK(gaps.washedOut == Approx(1 / 6.0));
  CHECK(gaps.covered == 0);
}

TEST_CASE("a stretch that some cards leave empty is no gap") { CHECK(gapsOf(text(0, 400, 195), kName).covered == 0); }

TEST_CASE("nothing to measure, or more than there is room for, is no gap") {
  PrintGaps gaps;
  CHECK(gaps.measure().covered == 0);
  const DrawnPatch patch = text();
  for (int i = 0; i < 5; ++i) gaps.add(kNumber, patch, 5, kDensity);
  CHECK(gaps.measure().covered == 0);
  gaps.begin();
  CHECK(gaps.measure().covered == 0);
}

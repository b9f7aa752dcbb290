#include "quality/ink.h"

#include <catch2/catch_test_macros.hpp>

#include "drawn_patch.h"

using namespace qujing;

namespace {
/// A stroke of contrast 100 and 4 pixels every 20, from column 40 on.
const DrawnPatch kText(120, 10, [](int x, int) { return x >= 40 && x % 20 < 4 ? 100 : 200; });
}  // namespace

TEST_CASE("a stroke gives its contrast twice, a blank nothing") {
  CHECK(inkBetween(kText, 50, 74, 4) == 100 * 2 * 4 / 20.0);
  CHECK(inkBetween(kText, 0, 30, 4) == 0);
}

TEST_CASE("a part that lies outside of the patch holds no ink") {
  CHECK(inkBetween(kText, 130, 150, 4) == 0);
  CHECK(inkBetween(kText, -50, -10, 4) == 0);
  CHECK(inkBetween(kText, 50, 50, 4) == 0);
  CHECK(inkBetween(kText, 0, 120, 500) == 0);
}

#include "quality/block_grid.h"

#include <catch2/catch_test_macros.hpp>
#include <random>

#include "painted_frame.h"

using namespace qujing;

namespace {

/// Noise of some levels; with `steps`, each block of 8x8 has a level of its own besides.
double gridOf(double steps, Rect area = {0, 0, 128, 128}) {
  std::mt19937 random(9);
  std::uniform_real_distribution<double> noise(-2, 2), step(-steps, steps);
  std::array<double, 400> blocks{};
  for (double& block : blocks) block = step(random);
  PaintedFrame frame(128, 128, 0);
  frame.colour([&](int x, int y) {
    const double level = 120 + blocks[(y + 3) / 8 * 20 + (x + 5) / 8] + noise(random);
    return std::array<double, 3>{level, level, level};
  });
  return blockGrid(frame.view(), area);
}

}  // namespace

TEST_CASE("blocks of eight are seen wherever their grid begins, noise is none") {
  CHECK(gridOf(0) < 1.2);
  CHECK(gridOf(4) > 1.8);
  CHECK(gridOf(4, {11, 7, 80, 90}) > 1.8);
}

TEST_CASE("of nothing there is no grid") { CHECK(gridOf(4, {500, 500, 10, 10}) == 1); }

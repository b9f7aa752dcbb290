#include "quality/moire.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>

#include "drawn_patch.h"

using namespace qujing;

namespace {

/// Noise of deviation 2 with a wave of this amplitude and period laid over it.
double peakOf(double amplitude, double period) {
  std::mt19937 random(11);
  std::normal_distribution<double> grain(0, 2);
  MoireMeter meter;
  return meter.peakOver(DrawnPatch(64, 64, [&](int x, int y) {
    return 180 + amplitude * std::sin(2 * 3.14159265 * (0.8 * x + 0.6 * y) / period) + grain(random);
  }));
}

}  // namespace

TEST_CASE("a pattern of 5 pixels stands far out of the noise it is hidden in") {
  CHECK(peakOf(0, 5) < 4);
  CHECK(peakOf(2, 5) > 6);
  CHECK(peakOf(4, 5) > 10);
  CHECK(peakOf(4, 2.5) > 10);
  CHECK(peakOf(4, 10) > 6);
}

TEST_CASE("shading and a blank page are no pattern") {
  CHECK(peakOf(20, 60) < 4);
  CHECK(MoireMeter().peakOver(DrawnPatch(64, 64, [](int, int) { return 180; })) == 0);
}

TEST_CASE("a patch of another size is not looked at") {
  CHECK(MoireMeter().peakOver(DrawnPatch(63, 64, [](int x, int) { return x % 2 * 200; })) == 0);
}

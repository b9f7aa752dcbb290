#include "quality/edge_blur.h"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>

using namespace qujing;
using Catch::Approx;

namespace {

constexpr int kSide = 96;

/// Stripes whose edges are smeared with a standard deviation, and noise.
double measured(double blur, double noise, bool level = false, double contrast = 100) {
  std::mt19937 random(5);
  std::normal_distribution<double> normal(0, 1);
  std::vector<std::uint8_t> luma(static_cast<std::size_t>(kSide) * kSide);
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) {
      const double at = std::abs((level ? y : x) % 48 - 23.5) - 12;
      const double edge = 0.5 * std::erf(at / (std::max(blur, 0.01) * std::sqrt(2.0)));
      luma[y * kSide + x] =
          static_cast<std::uint8_t>(std::clamp(128 + contrast * edge + noise * normal(random), 0.0, 255.0));
    }
  BlurPair blurs;
  blurs.blur(luma, kSide, kSide);
  const std::vector<std::uint8_t> zone(luma.size(), 1);
  EdgeBlurMeter meter;
  return meter.blurOf(blurs, zone, 1);
}

}  // namespace

TEST_CASE("the blur of an edge is told, whatever its contrast") {
  CHECK(measured(0, 0) < 0.8);
  CHECK(measured(2, 0) == Approx(2).margin(0.4));
  CHECK(measured(4, 0) == Approx(4).margin(0.8));
  CHECK(measured(2, 0, false, 30) == Approx(2).margin(0.5));
}

TEST_CASE("noise does not sharpen an edge") { CHECK(measured(4, 4) > 2.2); }

TEST_CASE("edges of one direction alone tell") { CHECK(measured(3, 0, true) == Approx(3).margin(0.6)); }

TEST_CASE("of what has no edges nothing is told") { CHECK(measured(2, 0, false, 0) < 0); }

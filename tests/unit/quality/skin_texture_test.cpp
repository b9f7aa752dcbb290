#include "quality/skin_texture.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>

using namespace qujing;

namespace {

constexpr int kSide = 64;

double textureOf(double noise, double level) {
  std::mt19937 random(3);
  std::normal_distribution<double> normal(0, noise);
  std::vector<std::uint8_t> luma(static_cast<std::size_t>(kSide) * kSide);
  for (auto& value : luma) value = static_cast<std::uint8_t>(std::clamp(level + normal(random), 0.0, 255.0));
  BlurPair blurs;
  blurs.blur(luma, kSide, kSide);
  const std::vector<std::uint8_t> zone(luma.size(), 2);
  SkinTextureMeter meter;
  return meter.textureOf(blurs, zone, 2);
}

}  // namespace

TEST_CASE("smooth skin has less texture, and the same texture counts the same on dark skin") {
  CHECK(textureOf(0.01, 150) < 1);
  CHECK(textureOf(9, 150) > 8);
  const double light = textureOf(9, 180), dark = textureOf(3, 60);
  CHECK(light / dark > 0.8);
  CHECK(light / dark < 1.25);
}

TEST_CASE("of too small an area nothing is told") {
  const std::vector<std::uint8_t> luma(100, 9), zone(100, 0);
  BlurPair blurs;
  blurs.blur(luma, 10, 10);
  SkinTextureMeter meter;
  CHECK(meter.textureOf(blurs, zone, 1) < 0);
}

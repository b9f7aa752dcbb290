#include "quality/fine_detail.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace qujing;

namespace {

constexpr int kSide = 64;

/// Stripes whose edges are as soft as enlarging makes them.
double detailOf(int enlarged) {
  std::vector<std::uint8_t> luma(static_cast<std::size_t>(kSide) * kSide);
  for (int i = 0; i < kSide * kSide; ++i) {
    const double at = std::abs(i % kSide % 32 - 15.5) - 8;
    luma[i] = static_cast<std::uint8_t>(130 + 70 * std::erf(at / (0.5 * enlarged * std::sqrt(2.0))));
  }
  BlurPair blurs;
  blurs.blur(luma, kSide, kSide);
  FineDetailMeter meter;
  const std::vector<std::uint8_t> zone(luma.size(), 1);
  return meter.detailOf(luma, blurs, zone, 1);
}

}  // namespace

TEST_CASE("an enlarged picture has less of the finest detail") {
  CHECK(detailOf(1) > 0.8);
  CHECK(detailOf(4) < 0.55);
  CHECK(detailOf(8) < detailOf(4));
}

TEST_CASE("of too small an area no detail is told") {
  const std::vector<std::uint8_t> luma(100, 9), zone(100, 1);
  BlurPair blurs;
  blurs.blur(luma, 10, 10);
  FineDetailMeter meter;
  CHECK(meter.detailOf(luma, blurs, zone, 1) < 0);
}

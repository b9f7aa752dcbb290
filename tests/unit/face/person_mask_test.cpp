#include "face/person_mask.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <vector>

using namespace qujing;
using Catch::Approx;

TEST_CASE("between the middles of two values the mask blends, beyond the border it holds") {
  std::vector<float> share(static_cast<std::size_t>(kMaskSide) * kMaskSide, 0.0f);
  for (int y = 0; y < kMaskSide; ++y) share[static_cast<std::size_t>(y) * kMaskSide + 1] = 1;
  const PersonMask mask{share, {100, 0, 512, 512}};  // two frame pixels a value
  CHECK(mask.at({101, 50}) == Approx(0));
  CHECK(mask.at({102, 50}) == Approx(0.5));
  CHECK(mask.at({103, 50}) == Approx(1));
  CHECK(mask.at({104.5, 50}) == Approx(0.25));
  CHECK(mask.at({-50, 9999}) == Approx(0));
}

TEST_CASE("nothing is told of no mask, nor of nowhere") {
  CHECK_FALSE(PersonMask{}.known());
  CHECK(PersonMask{}.at({1, 1}) == 0);
  std::vector<float> share(static_cast<std::size_t>(kMaskSide) * kMaskSide, 1.0f);
  CHECK(PersonMask{share, {0, 0, 9, 9}}.at({std::numeric_limits<double>::quiet_NaN(), 0}) == 0);
}

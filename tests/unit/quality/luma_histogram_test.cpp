#include "quality/luma_histogram.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace qujing;
using Catch::Approx;

TEST_CASE("mean, variance, entropy, share and quantile of four levels that come equally often") {
  LumaHistogram histogram;
  for (const int luma : {0, 51, 102, 255}) histogram.add(luma);
  CHECK(histogram.count() == 4);
  CHECK(histogram.mean() == Approx(0.4));
  CHECK(histogram.variance() == Approx((0.16 + 0.04 + 0 + 0.36) / 4));
  CHECK(histogram.entropy() == Approx(2));
  CHECK(histogram.share(51, 102) == 0.5);
  CHECK(histogram.share(247, 255) == 0.25);
  CHECK(histogram.quantile(0.5) == 51);
  CHECK(histogram.quantile(1) == 255);
}

TEST_CASE("two histograms have in common what both have, whatever their sizes") {
  LumaHistogram a, b;
  for (int i = 0; i < 4; ++i) a.add(i < 2 ? 10 : 20);
  for (int i = 0; i < 8; ++i) b.add(i < 2 ? 10 : 30);
  CHECK(a.intersection(b) == 0.25);
  CHECK(a.intersection(a) == 1);
}

TEST_CASE("of nothing everything is 0") {
  const LumaHistogram none;
  CHECK(none.mean() == 0);
  CHECK(none.variance() == 0);
  CHECK(none.entropy() == 0);
  CHECK(none.share(0, 255) == 0);
  CHECK(none.intersection(none) == 0);
}

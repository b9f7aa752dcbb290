#include "quality/least_squares.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace qujing;
using Catch::Approx;

TEST_CASE("a plane and its opposite are found again from points on them") {
  LeastSquares<3, 2> fit;
  for (const float x : {0.0f, 1.0f, 2.0f})
    for (const float y : {0.0f, 1.0f}) fit.add({1, x, y}, {2 + 3 * x - y, -(2 + 3 * x - y)});
  fit.solve();
  CHECK(fit.valueOf({1, 10, 4})[0] == Approx(28).epsilon(1e-4));
  CHECK(fit.valueOf({1, 10, 4})[1] == Approx(-28).epsilon(1e-4));
}

TEST_CASE("of samples that disagree the mean is taken") {
  LeastSquares<1, 1> fit;
  for (const float value : {1.0f, 2.0f, 6.0f}) fit.add({1}, {value});
  fit.solve();
  CHECK(fit.valueOf({1})[0] == Approx(3).epsilon(1e-4));
}

TEST_CASE("terms that are always the same share their weight, and no sample at all gives nothing") {
  LeastSquares<2, 1> same;
  for (int i = 0; i < 10; ++i) same.add({1, 1}, {4});
  same.solve();
  CHECK(same.valueOf({1, 1})[0] == Approx(4).epsilon(1e-4));
  LeastSquares<2, 1> none;
  none.solve();
  CHECK(none.valueOf({1, 1})[0] == 0);
}

#include "quality/natural_colour.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace qujing;
using Catch::Approx;

TEST_CASE("white and the primaries have the a and b that CIE says") {
  const LabColour white = labOf({255, 255, 255});
  CHECK(white.lightness == Approx(100).margin(0.1));
  CHECK(white.a == Approx(0).margin(0.2));
  CHECK(white.b == Approx(0).margin(0.2));
  const LabColour red = labOf({255, 0, 0});
  CHECK(red.lightness == Approx(53.2).margin(0.2));
  CHECK(red.a == Approx(80.1).margin(0.3));
  CHECK(red.b == Approx(67.2).margin(0.3));
}

TEST_CASE("fair and dark skin are natural, blue and green light are not") {
  CHECK(unnaturalColour(labOf({225, 180, 155})) == 0);
  CHECK(unnaturalColour(labOf({85, 55, 42})) == 0);
  CHECK(unnaturalColour(labOf({120, 140, 220})) > 20);
  CHECK(unnaturalColour({50, 30, 20}) == Approx(5));
  CHECK(unnaturalColour({50, 0, 40}) == Approx(7.07).margin(0.01));
}

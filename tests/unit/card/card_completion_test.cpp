#include "card/card_completion.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "card/card_rectifier.h"

using namespace qujing;
using Catch::Approx;

namespace {

/// An ID-1 card turned by `roll` in its plane and tilted about the vertical axis, 4 card heights away; the camera's
/// focal length is one long side of 1280 x 720.
Quad seenCard(double rollDegrees, double tiltDegrees) {
  const double roll = rollDegrees * 3.14159265358979 / 180, tilt = tiltDegrees * 3.14159265358979 / 180;
  auto project = [&](double x, double y) {
    const double rolledX = x * std::cos(roll) - y * std::sin(roll), rolledY = x * std::sin(roll) + y * std::cos(roll);
    const double depth = 4 + rolledX * std::sin(tilt);
    return Point{640 + 1280 * rolledX * std::cos(tilt) / depth, 360 + 1280 * rolledY / depth};
  };
  const double w = kCardAspect / 2, h = 0.5;
  return {project(-w, -h), project(w, -h), project(w, h), project(-w, h)};
}

}  // namespace

TEST_CASE("the fourth side follows from the other three, whichever is missing and however the card is tilted") {
  for (const double tilt : {0.0, 20.0, 45.0})
    for (const double roll : {0.0, 30.0}) {
      const Quad card = seenCard(roll, tilt);
      const auto c = card.corners();
      for (int missing = 0; missing < 4; ++missing) {
        auto corner = [&](int i) { return c[(missing + i) % 4]; };  // the missing side runs from corner 0 to corner 1
        const ThreeSides sides{*lineThrough(corner(1), corner(2)), corner(2), corner(3),
                               *lineThrough(corner(3), corner(0)), missing % 2 == 0};
        const auto found = completeCard(sides, center(card), 1.0, 1280, 720);
        REQUIRE(found.has_value());
        CHECK(distance(found->from, corner(0)) == Approx(0).margin(1e-6));
        CHECK(distance(found->to, corner(1)) == Approx(0).margin(1e-6));
      }
    }
}

TEST_CASE("a side without length completes nothing") {
  const Line line = *lineThrough({0, 0}, {10, 0});
  CHECK_FALSE(completeCard({line, {5, 5}, {5, 5}, line, true}, {5, 9}, 1.0, 1280, 720).has_value());
}

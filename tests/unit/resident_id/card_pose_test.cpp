#include "resident_id/card_pose.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "card/card_aspect.h"
#include "resident_id/field_layout.h"

using namespace qujing;
using Catch::Approx;

namespace {

constexpr double kRadians = 3.14159265358979 / 180;

/// A card 300 mm away and `asideMm` to the right of the axis, leaning by `tilt` about an axis of its plane that runs at
/// `axis` to its long edge, seen by a pinhole of the usual focal length, 1280 x 720.
Quad seenCard(double tilt, double axis, double asideMm = 0) {
  const double c = std::cos(axis * kRadians), s = std::sin(axis * kRadians);
  auto project = [&](double x, double y) {
    const double along = x * c + y * s, across = (y * c - x * s);
    const double flat = across * std::cos(tilt * kRadians), depth = 300 + across * std::sin(tilt * kRadians);
    const double focal = kUsualFocalLength * 1280 / depth;
    return Point{640 + focal * (along * c - flat * s + asideMm), 360 + focal * (along * s + flat * c)};
  };
  const double w = kCardWidthMm / 2, h = kCardHeightMm / 2;
  return {project(-w, -h), project(w, -h), project(w, h), project(-w, h)};
}

}  // namespace

TEST_CASE("a card seen square on does not lean, wherever in the picture it lies") {
  CHECK(tiltDegrees(seenCard(0, 0), 1280, 720) == Approx(0).margin(0.01));
  CHECK(tiltDegrees(seenCard(0, 0, 60), 1280, 720) == Approx(0).margin(0.01));
}

TEST_CASE("a card that leans tells by how much, whichever way it leans") {
  for (const double tilt : {5.0, 15.0, 25.0, 45.0})
    for (const double axis : {0.0, 30.0, 90.0, 135.0}) {
      CHECK(tiltDegrees(seenCard(tilt, axis), 1280, 720) == Approx(tilt).margin(0.1));
      CHECK(tiltDegrees(seenCard(-tilt, axis, 40), 1280, 720) == Approx(tilt).margin(0.1));
    }
}

TEST_CASE("a picture taken upright or cut to another shape tells the same lean") {
  const auto c = seenCard(20, 0).corners();
  const Quad turned{{720 - c[0].y, c[0].x}, {720 - c[1].y, c[1].x}, {720 - c[2].y, c[2].x}, {720 - c[3].y, c[3].x}};
  CHECK(tiltDegrees(turned, 720, 1280) == Approx(20).margin(0.1));
}

TEST_CASE("a card without area leans by all it can") {
  CHECK(tiltDegrees({{0, 0}, {1, 0}, {2, 0}, {3, 0}}, 1280, 720) == 90);
}

TEST_CASE("the density is that of the edge with the fewest pixels, the long edge the longest there is") {
  const Quad level{{0, 0}, {856, 0}, {856, 540}, {0, 540}};
  CHECK(leastPixelsPerMillimetre(level) == Approx(10));
  CHECK(longEdgePixels(level) == Approx(856));
  const Quad farSide{{0, 0}, {856, 120}, {856, 420}, {0, 540}};  // its right edge is 300 long
  CHECK(leastPixelsPerMillimetre(farSide) == Approx(300 / 54.0));
  const Quad narrow{{0, 0}, {428, 0}, {428, 540}, {0, 540}};  // half its width: leaning
  CHECK(leastPixelsPerMillimetre(narrow) == Approx(5));
  CHECK(longEdgePixels(narrow) == Approx(856));
}

TEST_CASE("the rotation is the turn clockwise that makes the card upright") {
  const Point a{100, 100}, b{300, 110}, c{300, 230}, d{100, 220};
  CHECK(uprightRotation({a, b, c, d}) == 0);
  CHECK(uprightRotation({b, c, d, a}) == 270);  // its top is at the picture's right: a quarter clockwise too far
  CHECK(uprightRotation({c, d, a, b}) == 180);
  CHECK(uprightRotation({d, a, b, c}) == 90);
}

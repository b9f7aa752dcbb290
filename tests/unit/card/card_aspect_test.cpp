#include "card/card_aspect.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "card/card_rectifier.h"

using namespace qujing;
using Catch::Approx;

namespace {
/// A rectangle `aspect` by 1, tilted about the vertical axis, seen from 3 away by a 1280 x 720 camera whose focal
/// length is one long side.
Quad seenTilted(double aspect, double degrees) {
  const double angle = degrees * 3.14159265358979 / 180;
  auto project = [&](double x, double y) {
    const double depth = 3 + x * std::sin(angle);
    return Point{640 + 1280 * x * std::cos(angle) / depth, 360 + 1280 * y / depth};
  };
  const double w = aspect / 2, h = 0.5;
  return {project(-w, -h), project(w, -h), project(w, h), project(-w, h)};
}
}  // namespace

TEST_CASE("a card seen straight has its own aspect and right angles") {
  const SeenSquare seen = seenSquare(seenTilted(kCardAspect, 0), 1280, 720);
  CHECK(seen.aspect == Approx(kCardAspect).epsilon(1e-6));
  CHECK(seen.misfit < 0.01);
}

TEST_CASE("a card tilted by 40 degrees is still seen as ID-1") {
  const Quad tilted = seenTilted(kCardAspect, 40);
  CHECK(distance(tilted.topLeft, tilted.topRight) / distance(tilted.topLeft, tilted.bottomLeft) < 1.4);
  CHECK(seenSquare(tilted, 1280, 720).misfit < 1);
}

TEST_CASE("a sheet, a square and a phone seen straight fit badly") {
  CHECK(seenSquare(seenTilted(1.414, 0), 1280, 720).misfit > 2);
  CHECK(seenSquare(seenTilted(1.0, 0), 1280, 720).misfit > 5);
  CHECK(seenSquare(seenTilted(2.05, 0), 1280, 720).misfit > 5);
}

TEST_CASE("a phone tilted until it looks like a card is told by its convergence") {
  const Quad phone = seenTilted(2.05, 42);
  CHECK(seenSquare(phone, 1280, 720).misfit > seenSquare(seenTilted(kCardAspect, 42), 1280, 720).misfit + 1);
}

TEST_CASE("a card whose long edges are the shorter ones of the picture is still named by its long edges") {
  // Tilted by 55 degrees about the vertical axis: 1.585 wide by 1, seen narrower than high.
  const Quad tilted = seenTilted(kCardAspect, 55);
  REQUIRE(distance(tilted.topLeft, tilted.topRight) + distance(tilted.bottomLeft, tilted.bottomRight) <
          distance(tilted.topLeft, tilted.bottomLeft) + distance(tilted.topRight, tilted.bottomRight));
  CHECK(seenSquare(tilted, 1280, 720).misfit < 1);
  const auto c = tilted.corners();
  for (int start = 0; start < 4; ++start) {
    const Quad turned{c[start], c[(start + 1) % 4], c[(start + 2) % 4], c[(start + 3) % 4]};
    CHECK(seenSquare(turned, 1280, 720).misfit < 1);
    CHECK(orderedAsCard(turned, 1280, 720).topLeft.x == tilted.topLeft.x);
    CHECK(orderedAsCard(turned, 1280, 720).topLeft.y == tilted.topLeft.y);
  }
}

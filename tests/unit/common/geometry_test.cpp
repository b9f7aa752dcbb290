#include "common/geometry.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <limits>

using namespace qujing;
using Catch::Approx;

namespace {
const Quad kSquare{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
}

TEST_CASE("a clockwise square is convex, has its area and its middle") {
  CHECK(isConvex(kSquare));
  CHECK(area(kSquare) == 100);
  CHECK(center(kSquare).x == 5);
  CHECK(contains(kSquare, {9, 9}));
  CHECK_FALSE(contains(kSquare, {11, 5}));
}

TEST_CASE("a quad that is not a card's outline is not convex") {
  CHECK_FALSE(isConvex({{0, 0}, {10, 10}, {10, 0}, {0, 10}}));  // crossed
  CHECK_FALSE(isConvex({{0, 0}, {0, 10}, {10, 10}, {10, 0}}));  // counter-clockwise
  CHECK_FALSE(isConvex({{0, 0}, {5, 0}, {10, 0}, {0, 10}}));    // three on a line
  CHECK_FALSE(isConvex({{0, 0}, {std::numeric_limits<double>::quiet_NaN(), 0}, {10, 10}, {0, 10}}));
  CHECK_FALSE(isConvex({{-1e160, -1e160}, {1e160, -1e160}, {1e160, 1e160}, {-1e160, 1e160}}));  // products overflow
}

TEST_CASE("two squares that share half of each overlap by a third") {
  const Quad right{{5, 0}, {15, 0}, {15, 10}, {5, 10}};
  CHECK(intersectionOverUnion(kSquare, right) == Approx(50.0 / 150));
  CHECK(intersectionOverUnion(kSquare, kSquare) == Approx(1));
  CHECK(intersectionOverUnion(kSquare, {{20, 0}, {30, 0}, {30, 10}, {20, 10}}) == 0);
}

TEST_CASE("corners are named as seen: topLeft starts the long edge nearest the top") {
  const Quad lying{{0, 10}, {0, 0}, {20, 0}, {20, 10}};
  CHECK(orderedAsSeen(lying).topLeft.x == 0);
  CHECK(orderedAsSeen(lying).topLeft.y == 0);
  CHECK(orderedAsSeen(lying).topRight.x == 20);
  const Quad counterClockwise{{0, 0}, {0, 10}, {20, 10}, {20, 0}};
  CHECK(orderedAsSeen(counterClockwise).topRight.x == 20);
  const Quad leaning{{10, 0}, {16, 2}, {12, 22}, {6, 20}};  // stands on a short edge; its right edge begins lower
  CHECK(orderedAsSeen(leaning).topLeft.x == 6);
  CHECK(orderedAsSeen(leaning).topLeft.y == 20);
}

TEST_CASE("lines meet where they cross and parallel lines do not meet") {
  const Line across = *lineThrough({0, 3}, {10, 3});
  const Line down = *lineThrough({4, 0}, {4, 10});
  CHECK(intersection(across, down)->x == Approx(4));
  CHECK(intersection(across, down)->y == Approx(3));
  CHECK_FALSE(intersection(across, *lineThrough({0, 5}, {10, 5})).has_value());
  CHECK_FALSE(lineThrough({1, 1}, {1, 1}).has_value());
}

TEST_CASE("four lines meet in a quad, unless two neighbours run side by side") {
  const Line top = *lineThrough({0, 1}, {10, 1}), right = *lineThrough({8, 0}, {8, 10});
  const Line bottom = *lineThrough({10, 6}, {0, 6}), left = *lineThrough({2, 10}, {2, 0});
  const auto quad = quadBetween({top, right, bottom, left});
  REQUIRE(quad.has_value());
  CHECK(quad->topLeft.x == Approx(2));
  CHECK(quad->topLeft.y == Approx(1));
  CHECK(quad->bottomRight.x == Approx(8));
  CHECK(quad->bottomRight.y == Approx(6));
  CHECK_FALSE(quadBetween({top, bottom, right, left}).has_value());
}

TEST_CASE("a homography takes each corner to its counterpart") {
  const Quad target{{1, 2}, {9, 1}, {12, 8}, {0, 9}};
  const Homography targetFromSquare = *homographyBetween(kSquare, target);
  for (int i = 0; i < 4; ++i) {
    const Point mapped = targetFromSquare.map(kSquare.corners()[i]);
    CHECK(mapped.x == Approx(target.corners()[i].x).margin(1e-9));
    CHECK(mapped.y == Approx(target.corners()[i].y).margin(1e-9));
  }
  CHECK_FALSE(homographyBetween({{0, 0}, {1, 0}, {2, 0}, {3, 0}}, target).has_value());
}

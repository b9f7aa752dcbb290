#include "card/quad_fit.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace qujing;
using Catch::Approx;

namespace {
/// Points every half unit along the outline, the last `round` units before each corner left out.
std::vector<Point> outlineOf(const Quad& quad, double round) {
  std::vector<Point> points;
  const auto c = quad.corners();
  for (int i = 0; i < 4; ++i) {
    const Point side = c[(i + 1) % 4] - c[i];
    const double span = length(side);
    for (double at = round; at <= span - round; at += 0.5) points.push_back(c[i] + side * (at / span));
  }
  return points;
}
}  // namespace

TEST_CASE("round corners are restored to where the straight edges meet") {
  const Quad card{{4, 3}, {24, 6}, {22, 19}, {3, 15}};
  const auto quad = QuadFit().fit(outlineOf(card, 1.5));
  REQUIRE(quad.has_value());
  CHECK(intersectionOverUnion(*quad, card) == Approx(1).margin(0.01));
}

TEST_CASE("stray points do not move the sides") {
  const Quad card{{4, 3}, {24, 3}, {24, 16}, {4, 16}};
  auto points = outlineOf(card, 1);
  for (double x = 10; x < 12; x += 0.5) points.push_back({x, 4.2});
  const auto quad = QuadFit().fit(points);
  REQUIRE(quad.has_value());
  CHECK(intersectionOverUnion(*quad, card) > 0.97);
}

TEST_CASE("what outlines no quad gives none") {
  CHECK_FALSE(QuadFit().fit(std::vector<Point>{}).has_value());
  CHECK_FALSE(QuadFit().fit(std::vector<Point>(20, Point{1, 1})).has_value());
  std::vector<Point> line;
  for (int i = 0; i < 20; ++i) line.push_back({i * 1.0, i * 2.0});
  CHECK_FALSE(QuadFit().fit(line).has_value());
}

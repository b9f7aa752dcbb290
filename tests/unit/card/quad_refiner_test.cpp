#include "card/quad_refiner.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "painted_frame.h"

using namespace qujing;

namespace {
const Quad kCard{{200.3, 100.6}, {840.2, 140.4}, {820.7, 540.1}, {190.5, 500.8}};

double farthestCorner(const Quad& a, const Quad& b) {
  double farthest = 0;
  for (int i = 0; i < 4; ++i) farthest = std::max(farthest, distance(a.corners()[i], b.corners()[i]));
  return farthest;
}

Quad roughly(const Quad& quad, double by) {
  return {quad.topLeft + Point{by, -by}, quad.topRight + Point{-by, by}, quad.bottomRight + Point{by, by},
          quad.bottomLeft + Point{-by, -by}};
}
}  // namespace

TEST_CASE("corners known to ten pixels are placed to a fraction of one") {
  PaintedFrame frame(1280, 720, 90);
  frame.paint(kCard, 180);
  const auto refined = QuadRefiner().refine(frame.view(), roughly(kCard, 10), 28, 8);
  REQUIRE(refined.has_value());
  CHECK(farthestCorner(refined->quad, kCard) < 0.4);
  for (const double support : refined->support) CHECK(support > 0.8);
}

TEST_CASE("a scan's edges, which run with the pixel grid, do not snap to it") {
  // At 960 px a strip's step is three quarters of a pixel.
  for (const double phase : {0.0, 0.25, 0.5})
    for (const double reach : {8.0, 25.0}) {
      const Quad scan{{220 + phase, 196 + phase},
                      {740 + phase, 196 + phase},
                      {740 + phase, 524 + phase},
                      {220 + phase, 524 + phase}};
      PaintedFrame frame(960, 720, 90);
      for (int y = 0; y < 720; ++y)
        for (int x = 0; x < 960; ++x) frame.set(x, y, static_cast<std::uint8_t>(90 + (x * 7919 + y * 104729) % 13));
      frame.paint(scan, 180);
      const auto refined = QuadRefiner().refine(frame.view(), roughly(scan, 1), reach, reach / 3);
      REQUIRE(refined.has_value());
      CHECK(farthestCorner(refined->quad, scan) < 0.12);
    }
}

TEST_CASE("a finger over a quarter of an edge does not move it") {
  PaintedFrame frame(1280, 720, 90);
  frame.paint(kCard, 180);
  frame.paint({{400, 60}, {560, 60}, {560, 200}, {400, 200}}, 140);
  const auto refined = QuadRefiner().refine(frame.view(), roughly(kCard, 6), 28, 8);
  REQUIRE(refined.has_value());
  CHECK(farthestCorner(refined->quad, kCard) < 0.5);
}

TEST_CASE("six levels between card and table are enough") {
  PaintedFrame frame(1280, 720, 120);
  frame.paint(kCard, 126);
  const auto refined = QuadRefiner().refine(frame.view(), roughly(kCard, 8), 28, 8);
  REQUIRE(refined.has_value());
  CHECK(farthestCorner(refined->quad, kCard) < 0.5);
}

TEST_CASE("an even table supports no side") {
  const PaintedFrame frame(1280, 720, 90);
  const auto refined = QuadRefiner().refine(frame.view(), kCard, 28, 8);
  REQUIRE(refined.has_value());
  for (const double support : refined->support) CHECK(support < 0.05);
}

#include "card/card_view.h"

#include <array>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "painted_frame.h"

using namespace qujing;
using Catch::Approx;

namespace {

/// Eight by eight cells of 4x4 tensor pixels, 10 frame pixels a tensor pixel: a card over the middle 4x2 cells.
struct DrawnView {
  std::array<float, 64> cover{}, outline{};
  CardView view;

  DrawnView() {
    for (int y = 3; y < 5; ++y)
      for (int x = 2; x < 6; ++x) cover[y * 8 + x] = 1;
    view.patch = {{0, 0}, {10, 0}, {0, 10}, 32, 32};
    view.maps = {8, 8, cover.data(), outline.data()};
    view.columns = view.rows = 8;
  }
};

const Quad kCard{{80, 120}, {240, 120}, {240, 200}, {80, 200}};

}  // namespace

TEST_CASE("a quad agrees wholly with the cover it lies on, half with a cover twice its size, not with another") {
  const DrawnView drawn;
  CHECK(drawn.view.agreement(kCard) == Approx(1));
  const Quad leftHalf{{80, 120}, {160, 120}, {160, 200}, {80, 200}};
  CHECK(drawn.view.agreement(leftHalf) == Approx(0.5));
  const Quad elsewhere{{80, 0}, {240, 0}, {240, 80}, {80, 80}};
  CHECK(drawn.view.agreement(elsewhere) == Approx(0));
}

TEST_CASE("a cover that is unsure everywhere has its shape all the same") {
  DrawnView drawn;
  for (float& cover : drawn.cover) cover *= 0.3f;
  CHECK(drawn.view.coverWithin(kCard) == Approx(0.3));
  CHECK(drawn.view.agreement(kCard) == Approx(1));
}

TEST_CASE("the weakest outline is that of the side with none") {
  DrawnView drawn;
  drawn.outline.fill(0.8f);
  CHECK(drawn.view.weakestOutline(kCard) == Approx(0.8));
  for (int x = 0; x < 8; ++x) drawn.outline[4 * 8 + x] = drawn.outline[5 * 8 + x] = drawn.outline[6 * 8 + x] = 0;
  CHECK(drawn.view.weakestOutline(kCard) == Approx(0));
}

TEST_CASE("cells and frame pixels map there and back, also in a turned patch") {
  DrawnView drawn;
  drawn.view.patch = {{100, 50}, {0, 2}, {-2, 0}, 32, 32};
  const Quad cells{{1, 1}, {5, 1}, {5, 4}, {1, 4}};
  const Quad frame = drawn.view.toFrame(cells);
  CHECK(frame.topLeft.x == Approx(92));  // one cell down is 8 pixels to the left
  CHECK(frame.topLeft.y == Approx(58));
  CHECK(drawn.view.toCells(frame).bottomRight.x == Approx(5));
  CHECK(drawn.view.cellPixels() == Approx(8));
}

TEST_CASE("the closer view is level with the quad and leaves a margin round it") {
  const PaintedFrame frame(640, 480, 90);
  CardViewer viewer;
  const Quad quad{{400, 100}, {400, 260}, {300, 260}, {300, 100}};  // turned by a quarter
  const CardView view = viewer.closer(frame.view(), quad);
  const Quad cells = view.toCells(orderedAsSeen(quad));
  CHECK(cells.topLeft.y == Approx(cells.topRight.y).margin(1e-9));
  CHECK(cells.topLeft.x == Approx(view.columns * 0.14).epsilon(0.01));
  CHECK(cells.topRight.x == Approx(view.columns * 0.86).epsilon(0.01));
}

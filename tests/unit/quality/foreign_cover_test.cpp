#include "quality/foreign_cover.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "painted_frame.h"

using namespace qujing;
using Catch::Approx;

namespace {

using Rgb = std::array<double, 3>;

constexpr Rgb kSkin{205, 150, 125}, kPaleSkin{235, 190, 170}, kDarkSkin{95, 62, 48};

/// A pale bluish page of 96 x 60 cells, 4 pixels each, lighter on the left; `over` may put another colour on it, by
/// cells.
template <typename Over>
ForeignCover coverOf(Over over) {
  PaintedFrame page(384, 240, 0);
  page.colour([&](int x, int y) {
    const double light = 1 - 0.3 * x / 384;
    const Rgb ground{205 * light, 220 * light, 225 * light};
    return over(x / 4, y / 4, ground);
  });
  ColourCells cells;
  cells.measure(page.view(), 4);
  ForeignCover cover;
  cover.measure(cells, 3.5);
  return cover;
}

/// Within 6 cells of the line from the lower rim up to (48, 40).
bool inFinger(int column, int row) { return std::hypot(column - 48, std::min(0, row - 40)) < 6; }

constexpr Rect kField{40, 30, 16, 20}, kOther{10, 10, 20, 20}, kWhole{0, 0, 96, 60};

}  // namespace

TEST_CASE("a finger that comes in over the rim covers the field it reaches, of any skin") {
  for (const Rgb& skin : {kSkin, kPaleSkin, kDarkSkin}) {
    const auto cover = coverOf([&](int x, int y, const Rgb& ground) { return inFinger(x, y) ? skin : ground; });
    CHECK(cover.shareOf(kField) > 0.4);
    CHECK(cover.shareOf(kField) < 0.6);
    CHECK(cover.shareOf(kOther) == 0);
  }
}

TEST_CASE("a bare page, a shadow and a red seal in the middle cover nothing") {
  CHECK(coverOf([](int, int, const Rgb& ground) { return ground; }).shareOf(kWhole) == 0);
  const auto shadow = coverOf([](int x, int y, const Rgb& ground) {
    return inFinger(x, y) ? Rgb{ground[0] / 2, ground[1] / 2, ground[2] / 2} : ground;
  });
  CHECK(shadow.shareOf(kWhole) == 0);
  const auto seal = coverOf(
      [](int x, int y, const Rgb& ground) { return std::hypot(x - 48, y - 30) < 8 ? Rgb{200, 40, 40} : ground; });
  CHECK(seal.shareOf(kWhole) == 0);
}

TEST_CASE("a black pen across the page is found where it lies") {
  const auto pen = coverOf([](int, int y, const Rgb& ground) { return y >= 20 && y < 24 ? Rgb{15, 15, 18} : ground; });
  CHECK(pen.shareOf({0, 20, 96, 4}) == Approx(1));
  CHECK(pen.shareOf({0, 18, 96, 8}) == Approx(0.5));
}

TEST_CASE("what a rounded corner shows of the table is not looked at") {
  const auto corner = coverOf([](int x, int y, const Rgb& ground) {
    return std::hypot(3.5 - x - 0.5, 3.5 - y - 0.5) > 3.5 && x < 3.5 && y < 3.5 ? Rgb{90, 50, 20} : ground;
  });
  CHECK(corner.shareOf({0, 0, 6, 6}) == 0);
  CHECK(corner.shareOf({200, 200, 6, 6}) == 0);
}

#include "quality/gray_copy.h"

#include <catch2/catch_test_macros.hpp>

#include "painted_frame.h"

using namespace qujing;

namespace {

using Rgb = std::array<double, 3>;

/// A page with dark lines of print under a light that is redder to the right and bluer to the bottom.
template <typename InkAt>
double colourOf(InkAt inkAt) {
  PaintedFrame page(384, 240, 0);
  page.colour([&](int x, int y) {
    const double luma = y % 40 < 12 ? 60 : 190;
    const Rgb ink = inkAt(x, y);
    return Rgb{luma * ink[0] * (1 + 0.15 * x / 384), luma * ink[1] * 0.9, luma * ink[2] * (0.7 + 0.2 * y / 240)};
  });
  ColourCells cells;
  cells.measure(page.view(), 8);
  return GrayCopyMeter().colourOf(cells);
}

const Rgb kGray{1, 1, 1};

bool within(int x, int y, int left, int top, int right, int bottom) {
  return x >= left && x < right && y >= top && y < bottom;
}

}  // namespace

TEST_CASE("a gray page has almost no colour, whatever the light") {
  CHECK(colourOf([](int, int) { return kGray; }) < 12);
}

TEST_CASE("a page with one red seal or a pale pattern in two colours has much") {
  const auto seal = [](int x, int y) { return within(x, y, 40, 40, 100, 100) ? Rgb{1, 0.4, 0.4} : kGray; };
  CHECK(colourOf(seal) > 60);
  const auto pattern = [](int x, int y) { return (x / 32 + y / 32) % 2 == 0 ? Rgb{1, 0.93, 0.95} : kGray; };
  CHECK(colourOf(pattern) > 30);
}

TEST_CASE("a page that is black or burnt out all over is not told") {
  ColourCells cells;
  for (const std::uint8_t level : {10, 255}) {
    cells.measure(PaintedFrame(384, 240, level).view(), 8);
    CHECK(GrayCopyMeter().colourOf(cells) < 0);
  }
}

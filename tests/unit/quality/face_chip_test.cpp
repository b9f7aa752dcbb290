#include "quality/face_chip.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "painted_frame.h"

using namespace qujing;

namespace {

/// The chip's own pixels, `scale` of the picture's for each, from `origin` on.
Patch patchAt(Point origin, double scale) {
  return {origin, {scale, 0}, {0, scale}, FaceChip::kWidth, FaceChip::kHeight};
}

}  // namespace

TEST_CASE("a chip of the picture's own scale is a copy") {
  PaintedFrame frame(300, 320, 0);
  frame.colour([](int x, int y) { return std::array<double, 3>{x % 256 / 1.0, y % 256 / 1.0, 7}; });
  FaceChip chip;
  chip.sample(frame.view(), patchAt({20, 10}, 1));
  for (const Point p : {Point{0, 0}, Point{100, 50}, Point{239, 200}}) {
    const int x = static_cast<int>(p.x), y = static_cast<int>(p.y);
    const std::uint8_t* const rgb = chip.rgb(y * FaceChip::kWidth + x);
    CHECK(static_cast<int>(rgb[0]) == (x + 20) % 256);
    CHECK(static_cast<int>(rgb[1]) == (y + 10) % 256);
    CHECK(static_cast<int>(rgb[2]) == 7);
  }
}

TEST_CASE("a larger face is averaged, so that a pattern finer than the chip's pixels is gray") {
  PaintedFrame frame(1000, 1200, 0);
  frame.colour([](int x, int y) {
    const double level = (x + y) % 2 == 0 ? 0 : 200;
    return std::array<double, 3>{level, level, level};
  });
  FaceChip chip;
  chip.sample(frame.view(), patchAt({0, 0}, 4));
  for (const int luma : {chip.lumaAt(0, 0), chip.lumaAt(120, 100)}) CHECK(std::abs(luma - 100) <= 1);
}

TEST_CASE("beyond the picture the chip goes on as the border is; a gray picture fills all channels") {
  const std::vector<std::uint8_t> gray(64 * 64, 90);
  const auto view = ImageView::over(gray.data(), gray.size(), {64, 64, 64, PixelFormat::gray});
  FaceChip chip;
  chip.sample(view.value(), patchAt({-500, -500}, 1));
  CHECK(chip.lumaAt(0, 0) == 90);
  CHECK(static_cast<int>(chip.rgb(0)[2]) == 90);
}

#include "quality/burnt.h"

#include <catch2/catch_test_macros.hpp>

#include "painted_frame.h"

using namespace qujing;

TEST_CASE("the burnt share is that of an area's white pixels, wherever the area is cut off") {
  PaintedFrame frame(40, 40, 120);
  frame.paint({{0, 0}, {40, 0}, {40, 10}, {0, 10}}, 252);
  CHECK(burntShare(frame.view(), {0, 0, 40, 40}) == 0.25);
  CHECK(burntShare(frame.view(), {0, 0, 40, 20}) == 0.5);
  CHECK(burntShare(frame.view(), {-100, -100, 120, 110}) == 1);
  CHECK(burntShare(frame.view(), {50, 50, 10, 10}) == 0);
  CHECK(burntShare(frame.view(), {5, 5, -3, 4}) == 0);
}

TEST_CASE("what is bright in two channels only is a colour, not burnt out") {
  PaintedFrame frame(20, 20, 0);
  frame.colour([](int, int) { return std::array{255.0, 255.0, 230.0}; });
  CHECK(burntShare(frame.view(), {0, 0, 20, 20}) == 0);
}

TEST_CASE("a gray frame burns out like one in colour") {
  std::vector<std::uint8_t> pixels(20 * 20, 250);
  std::fill_n(pixels.begin(), 100, std::uint8_t{200});
  const auto frame = ImageView::over(pixels.data(), pixels.size(), {20, 20, 20, PixelFormat::gray}).value();
  CHECK(burntShare(frame, {0, 0, 20, 20}) == 0.75);
}

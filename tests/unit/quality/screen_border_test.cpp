#include "quality/screen_border.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

using namespace qujing;

namespace {

constexpr int kWidth = 480, kHeight = 480;
constexpr Rect kFace{180, 160, 120, 150};

struct Picture {
  std::vector<std::uint8_t> luma = std::vector<std::uint8_t>(kWidth * kHeight, 140);

  Picture& fill(int left, int top, int right, int bottom, std::uint8_t value, double lean = 0) {
    for (int y = top; y < bottom; ++y)
      for (int x = left; x < right; ++x) {
        const int at = x + static_cast<int>(lean * (y - kHeight / 2));
        if (at >= 0 && at < kWidth) luma[y * kWidth + at] = value;
      }
    return *this;
  }
  double framing() const {
    const ImageView frame =
        ImageView::over(luma.data(), luma.size(), {kWidth, kHeight, kWidth, PixelFormat::gray}).value();
    return ScreenBorderMeter::framing(ScreenBorderMeter().sidesOf(frame, kFace));
  }
};

}  // namespace

TEST_CASE("a bright picture within a dark edge is a screen, upright or leaning by 6 degrees") {
  for (const double lean : {0.0, 0.1, -0.1})
    CHECK(Picture().fill(90, 40, 390, 440, 12, lean).fill(110, 60, 370, 420, 160, lean).framing() > 0.9);
}

TEST_CASE("a dark film shows by its bezel's outer edge") {
  CHECK(Picture().fill(90, 40, 390, 440, 14).framing() > 0.9);
}

TEST_CASE("a plain wall has no border, one doorway beside the head is only one side") {
  CHECK(Picture().framing() == 0);
  CHECK(Picture().fill(340, 0, 480, 480, 20).framing() < 0.3);
}

TEST_CASE("edges that are not straight are none") {
  Picture hair;
  for (int y = 0; y < kHeight; ++y) {
    const int wave = static_cast<int>(14 * std::sin(y / 17.0));
    hair.fill(140 + wave, y, 340 - wave, y + 1, 30);
  }
  CHECK(hair.framing() < 0.6);
}

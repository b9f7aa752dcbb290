#include "quality/background_uniformity.h"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "painted_frame.h"

using namespace qujing;
using Catch::Approx;

namespace {

constexpr int kWidth = BackgroundMeter::kWidth, kHeight = BackgroundMeter::kHeight;

/// A person fills the middle third.
template <typename LevelAt>
BackgroundUniformity measured(LevelAt levelAt, Rect area = {0, 0, kWidth, kHeight}) {
  PaintedFrame frame(kWidth, kHeight, 0);
  frame.colour([&](int x, int y) {
    const double level = levelAt(x, y);
    return std::array<double, 3>{level, level, level};
  });
  BackgroundMeter meter;
  for (int i = 0; i < BackgroundMeter::kPixels; ++i)
    meter.person()[i] = i % kWidth > kWidth / 3 && i % kWidth < 2 * kWidth / 3 ? 255 : 0;
  return meter.measure(frame.view(), area);
}

}  // namespace

TEST_CASE("a plain wall is uniform, and so is one that darkens slowly; the person in front does not count") {
  const auto plain = measured([](int x, int) { return x > kWidth / 3 && x < 2 * kWidth / 3 ? x % 7 * 30.0 : 180; });
  CHECK(plain.gradient == 0);
  CHECK(plain.spots == 0);
  CHECK(plain.covered == Approx(0.67).margin(0.01));
  const auto shaded = measured([](int, int y) { return 120 + 0.2 * y; });
  CHECK(shaded.gradient == Approx(1.6).margin(0.4));
  CHECK(shaded.spots == 0);
}

TEST_CASE("a door of another colour is a spot, stripes are a gradient") {
  const auto door = measured([](int x, int) { return x < 50 ? 90.0 : 180; });
  CHECK(door.spots > 0.15);
  CHECK(door.gradient < 20);
  const auto stripes = measured([](int x, int) { return x / 4 % 2 * 60.0 + 80; });
  CHECK(stripes.gradient > 60);
}

TEST_CASE("what lies beyond the picture is no background") {
  const auto beyond = measured([](int, int) { return 100.0; }, {-static_cast<double>(kWidth) / 2, 0, kWidth, kHeight});
  CHECK(beyond.covered < 0.4);
  CHECK(beyond.gradient == 0);
}

#include "common/image_shrinker.h"

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "counting_allocator.h"
#include "painted_frame.h"

using namespace qujing;

namespace {

/// Columns of the levels given, each one pixel wide.
PaintedFrame columns(const std::vector<int>& levels, int height) {
  PaintedFrame frame(static_cast<int>(levels.size()), height, 0);
  for (int y = 0; y < height; ++y)
    for (std::size_t x = 0; x < levels.size(); ++x)
      frame.set(static_cast<int>(x), y, static_cast<std::uint8_t>(levels[x]));
  return frame;
}

}  // namespace

TEST_CASE("three pixels become two: each a whole one and half of the middle one") {
  std::vector<int> levels;
  for (int i = 0; i < 8; ++i) levels.insert(levels.end(), {90, 150, 30});
  const PaintedFrame frame = columns(levels, 24);
  std::vector<std::uint8_t> target(16 * 16 * 4);
  ImageShrinker shrinker;
  REQUIRE(shrinker.shrink(frame.view(), target, 16, 16) == ErrorCode::ok);
  // (2 * 90 + 150) / 3 and (150 + 2 * 30) / 3, a step of rounding allowed.
  for (int pixel = 0; pixel < 16 * 16; pixel += 2) {
    CHECK(std::abs(target[pixel * 4] - 110) <= 1);
    CHECK(std::abs(target[pixel * 4 + 4] - 70) <= 1);
  }
}

TEST_CASE("an even frame stays as it is, white stays white, and a frame of the same size is a copy") {
  for (const int level : {0, 77, 255}) {
    const PaintedFrame frame(48, 27, static_cast<std::uint8_t>(level));
    std::vector<std::uint8_t> target(48 * 27 * 4);
    ImageShrinker shrinker;
    for (const auto [width, height] : {std::pair{48, 27}, {32, 18}, {31, 17}, {1, 1}}) {
      REQUIRE(shrinker.shrink(frame.view(), target, width, height) == ErrorCode::ok);
      CHECK(target[0] == level);
      CHECK(target[(width * height - 1) * 4] == level);
    }
  }
}

TEST_CASE("what cannot be shrunk is refused by name") {
  const PaintedFrame frame(48, 32, 9);
  std::vector<std::uint8_t> target(32 * 20 * 4);
  ImageShrinker shrinker;
  CHECK(shrinker.shrink(frame.view(), target, 0, 20) == ErrorCode::emptyFrame);
  CHECK(shrinker.shrink(frame.view(), target, 49, 20) == ErrorCode::frameTooLarge);
  CHECK(shrinker.shrink(frame.view(), std::span(target).first(100), 32, 20) == ErrorCode::bufferTooSmall);
}

TEST_CASE("shrinking the next frame of a size allocates nothing") {
  const PaintedFrame frame(48, 27, 50);
  std::vector<std::uint8_t> target(32 * 18 * 4);
  ImageShrinker shrinker;
  shrinker.shrink(frame.view(), target, 32, 18);
  const long before = allocationCount();
  shrinker.shrink(frame.view(), target, 32, 18);
  CHECK(allocationCount() == before);
}

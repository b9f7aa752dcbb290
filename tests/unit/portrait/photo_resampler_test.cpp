#include "portrait/photo_resampler.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "counting_allocator.h"
#include "painted_frame.h"

using namespace qujing;

namespace {

struct Photo {
  int width, height;
  std::vector<std::uint8_t> pixels;
  int at(int x, int y, int channel = 0) const { return pixels[(y * width + x) * 4 + channel]; }
};

Photo sampled(const PaintedFrame& frame, const Rect& crop, int width, int height) {
  Photo photo{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height * 4)};
  PhotoResampler().sample(frame.view(), crop, width, height, photo.pixels);
  return photo;
}

PaintedFrame speckled(int width, int height) {
  PaintedFrame frame(width, height, 0);
  frame.colour([](int x, int y) {
    return std::array<double, 3>{(x * 37 + y * 101) % 256 + 0.0, (x * 11 + y * 59) % 256 + 0.0, (x * y) % 256 + 0.0};
  });
  return frame;
}

}  // namespace

TEST_CASE("a crop of the photo's own size at whole pixels is a copy, neither mirrored nor turned") {
  const PaintedFrame frame = speckled(64, 48);
  const Photo photo = sampled(frame, {7, 5, 32, 40}, 32, 40);
  bool same = true;
  for (int y = 0; y < 40; ++y)
    for (int x = 0; x < 32; ++x)
      for (int c = 0; c < 3; ++c) same = same && photo.at(x, y, c) == frame.view().row(y + 5)[(x + 7) * 4 + c];
  CHECK(same);
  CHECK(photo.at(3, 3, 3) == 255);
}

TEST_CASE("an even picture stays even, smaller, larger and between pixels") {
  for (const int level : {0, 77, 255}) {
    const PaintedFrame frame(90, 120, static_cast<std::uint8_t>(level));
    for (const Rect& crop : {Rect{0, 0, 90, 120}, Rect{3.3, 4.7, 30.1, 40.2}, Rect{20, 20, 9, 12}}) {
      const Photo photo = sampled(frame, crop, 24, 32);
      bool even = true;
      for (int i = 0; i < 24 * 32; ++i) even = even && photo.pixels[i * 4] == level;
      CHECK(even);
    }
  }
}

TEST_CASE("stripes finer than the photo's pixels become their mean, not other stripes") {
  PaintedFrame frame(400, 400, 0);
  frame.colour([](int x, int) {
    const double level = x % 2 == 0 ? 220 : 20;
    return std::array<double, 3>{level, level, level};
  });
  const Photo photo = sampled(frame, {0, 0, 400, 400}, 130, 130);
  for (int x = 4; x < 126; ++x) CHECK(std::abs(photo.at(x, 60) - 120) <= 2);
}

TEST_CASE("a ramp stays a ramp at its place") {
  PaintedFrame frame(300, 300, 0);
  frame.colour([](int x, int y) { return std::array<double, 3>{x * 0.8, y * 0.8, 0}; });
  const Photo photo = sampled(frame, {50, 25, 150, 200}, 60, 80);
  for (int y = 2; y < 78; y += 5)
    for (int x = 2; x < 58; x += 5) {
      // The middle of photo pixel x lies at 50 + (x + 0.5) * 2.5 of the picture, half a pixel from a pixel's value.
      CHECK(std::abs(photo.at(x, y, 0) - 0.8 * (50 + (x + 0.5) * 2.5 - 0.5)) <= 1);
      CHECK(std::abs(photo.at(x, y, 1) - 0.8 * (25 + (y + 0.5) * 2.5 - 0.5)) <= 1);
    }
}

TEST_CASE("what lies beyond the picture repeats its border") {
  const PaintedFrame frame = speckled(40, 40);
  const Photo photo = sampled(frame, {-10, 20, 40, 40}, 40, 40);
  for (int y = 0; y < 20; ++y) CHECK(photo.at(0, y) == photo.at(9, y));
  for (int x = 10; x < 40; ++x) CHECK(photo.at(x, 39) == photo.at(x, 20));
}

TEST_CASE("the next photo of the same size allocates nothing") {
  const PaintedFrame frame = speckled(200, 200);
  std::vector<std::uint8_t> pixels(60 * 80 * 4);
  PhotoResampler resampler;
  resampler.sample(frame.view(), {10, 10, 120, 160}, 60, 80, pixels);
  const long before = allocationCount();
  resampler.sample(frame.view(), {12, 9, 120, 160}, 60, 80, pixels);
  CHECK(allocationCount() == before);
}

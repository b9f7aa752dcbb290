#include "liveness/frame_digest.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace qujing;

namespace {

constexpr FrameLayout kLayout{33, 20, 40, PixelFormat::gray};

std::uint64_t digestOf(const std::vector<std::uint8_t>& pixels) {
  return frameDigest(ImageView::over(pixels.data(), pixels.size(), kLayout).value());
}

}  // namespace

TEST_CASE("a frame that is sent twice has one digest, and a single other pixel of a row that is looked at another") {
  std::vector<std::uint8_t> pixels(800, 100);
  const std::uint64_t first = digestOf(pixels);
  CHECK(digestOf(pixels) == first);
  pixels[8 * 40 + 32] = 101;  // the last pixel of row 8
  CHECK(digestOf(pixels) != first);
}

TEST_CASE("bytes between the rows do not count") {
  std::vector<std::uint8_t> pixels(800, 100);
  const std::uint64_t first = digestOf(pixels);
  pixels[33] = pixels[8 * 40 + 39] = 7;
  CHECK(digestOf(pixels) == first);
}

TEST_CASE("frames that differ by noise alone do not share digests") {
  std::vector<std::uint64_t> digests;
  for (int seed = 0; seed < 500; ++seed) {
    std::vector<std::uint8_t> pixels(800, 100);
    pixels[static_cast<std::size_t>(seed % 33)] = static_cast<std::uint8_t>(90 + seed / 33);
    digests.push_back(digestOf(pixels));
  }
  std::ranges::sort(digests);
  // Where the noise is none, 33 of them are of the same pixels.
  CHECK(std::ranges::unique(digests).size() == 32);
}

#include "liveness/face_signature.h"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

using namespace qujing;
using Catch::Approx;

namespace {

constexpr int kWidth = 240, kHeight = 288;

/// A face of an even luma with dark discs for eyes and mouth, whose places and sizes make the person.
struct DrawnFace {
  double eyes = 14, mouth = 24, mouthY = 200, luma = 150;

  std::vector<std::uint8_t> chip(double gain = 1, double sideLight = 0) const {
    std::vector<std::uint8_t> pixels;
    for (int y = 0; y < kHeight; ++y)
      for (int x = 0; x < kWidth; ++x) {
        const auto in = [&](double cx, double cy, double radius) { return std::hypot(x - cx, y - cy) < radius; };
        const bool dark = in(72, 112, eyes) || in(168, 112, eyes) || in(120, mouthY, mouth);
        const double lit = (dark ? 0.5 * luma : luma) * gain + sideLight * (x - kWidth / 2.0) / kWidth;
        pixels.push_back(static_cast<std::uint8_t>(std::clamp(lit, 0.0, 255.0)));
      }
    return pixels;
  }
};

FaceSignature signatureOf(const std::vector<std::uint8_t>& chip) { return *faceSignature(chip, kWidth, kHeight); }

}  // namespace

TEST_CASE("a face is like itself, darker, brighter, and lit from a side") {
  const DrawnFace face;
  const FaceSignature signature = signatureOf(face.chip());
  CHECK(likeness(signature, signature) == Approx(1));
  CHECK(likeness(signature, signatureOf(face.chip(0.5))) > 0.99);
  CHECK(likeness(signature, signatureOf(face.chip(1.4))) > 0.99);
  CHECK(likeness(signature, signatureOf(face.chip(1, 80))) > 0.95);
}

TEST_CASE("a face of other features is less like it") {
  const FaceSignature signature = signatureOf(DrawnFace{}.chip());
  CHECK(likeness(signature, signatureOf(DrawnFace{.eyes = 26, .mouth = 12, .mouthY = 225}.chip())) < 0.76);
}

TEST_CASE("what is no chip has no signature; an even one is like nothing") {
  CHECK_FALSE(faceSignature({}, kWidth, kHeight));
  const std::vector<std::uint8_t> small(100);
  CHECK_FALSE(faceSignature(small, 10, 10));
  const FaceSignature even = signatureOf(std::vector<std::uint8_t>(kWidth * kHeight, 128));
  CHECK(std::abs(likeness(even, signatureOf(DrawnFace{}.chip()))) < 0.3);
}

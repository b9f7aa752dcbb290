#include "quality/blur_pair.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace qujing;
using Catch::Approx;

TEST_CASE("a point is spread with the variances that the two blurs have") {
  constexpr int kSide = 33, kMiddle = 16;
  std::vector<std::uint8_t> luma(kSide * kSide, 0);
  luma[kMiddle * kSide + kMiddle] = 255;
  BlurPair blurs;
  blurs.blur(luma, kSide, kSide);
  for (const auto& [image, deviation] :
       {std::pair{blurs.fine(), BlurPair::kFine}, {blurs.coarse(), BlurPair::kCoarse}}) {
    double sum = 0, across = 0, down = 0;
    for (int i = 0; i < kSide * kSide; ++i) {
      sum += image[i];
      across += image[i] * (i % kSide - kMiddle) * (i % kSide - kMiddle);
      down += image[i] * (i / kSide - kMiddle) * (i / kSide - kMiddle);
    }
    CHECK(sum == Approx(255).margin(0.01));
    CHECK(across / sum == Approx(deviation * deviation).margin(0.01));
    CHECK(down / sum == Approx(deviation * deviation).margin(0.01));
  }
}

TEST_CASE("what is even stays even, up to the borders, in any shape") {
  const std::vector<std::uint8_t> luma(7 * 3, 77);
  BlurPair blurs;
  blurs.blur(luma, 7, 3);
  for (const float value : blurs.coarse()) CHECK(value == Approx(77));
  CHECK(blurs.width() == 7);
  CHECK(blurs.height() == 3);
}

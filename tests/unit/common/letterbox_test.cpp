#include "common/letterbox.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "common/tensor_normalise.h"
#include "painted_frame.h"

using namespace qujing;
using Catch::Approx;

TEST_CASE("a camera frame shrinks by a whole factor and keeps its shape") {
  const Letterbox box = Letterbox::fit(1280, 720, 192, 16);
  CHECK(box.factor == 7);
  CHECK(box.width == 183);   // 182.9: the last column holds what is left
  CHECK(box.height == 103);  // 102.9
  CHECK(box.tensorWidth == 192);
  CHECK(box.tensorHeight == 112);
  CHECK(Letterbox::fit(160, 120, 192, 16).factor == 1);
  CHECK(Letterbox::fit(4096, 4096, 192, 16).factor == 22);
}

TEST_CASE("half black and half white become minus and plus one deviation, the padding nothing") {
  PaintedFrame frame(64, 32, 0);
  frame.paint({{0, 0}, {32, 0}, {32, 32}, {0, 32}}, 200);
  const Letterbox box = Letterbox::fit(64, 32, 20, 16);  // factor 4: 16 x 8 in 16 x 16
  std::vector<float> tensor(static_cast<std::size_t>(box.tensorWidth) * box.tensorHeight * 3, 99.0f);
  LetterboxShrinker().shrink(frame.view(), box, tensor);
  const float expected = 100 / (100 + kDeviationFloor);  // mean 100, deviation 100
  CHECK(tensor[0] == Approx(expected).epsilon(1e-5));
  CHECK(tensor[15 * 3 + 2] == Approx(-expected).epsilon(1e-5));
  CHECK(tensor[8 * 16 * 3] == 0.0f);
}

TEST_CASE("an even frame stays even, whatever its level") {
  const PaintedFrame frame(64, 64, 30);
  const Letterbox box = Letterbox::fit(64, 64, 32, 16);
  std::vector<float> tensor(static_cast<std::size_t>(box.tensorWidth) * box.tensorHeight * 3);
  LetterboxShrinker().shrink(frame.view(), box, tensor);
  for (const float value : tensor) REQUIRE(value == Approx(0).margin(1e-4));
}

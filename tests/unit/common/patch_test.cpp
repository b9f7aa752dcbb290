#include "common/patch.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "common/tensor_normalise.h"
#include "painted_frame.h"

using namespace qujing;
using Catch::Approx;

TEST_CASE("a patch shows the quad level in its middle, with the margin round it") {
  // A 60 x 40 card turned by a quarter: its top edge runs down the frame.
  const Quad card{{140, 100}, {140, 160}, {100, 160}, {100, 100}};
  const Patch patch = patchAround(card, 100, 100, 0.2);
  const Quad seen = patch.quadToTensor(card);
  CHECK(seen.topLeft.x == Approx(20));
  CHECK(seen.topRight.x == Approx(80));
  CHECK(seen.topLeft.y == Approx(30));  // 40 high in 100, as wide as 60: 20 shown as 40 / 60 * 60
  CHECK(seen.bottomRight.y == Approx(70));
  const Quad back = patch.quadToFrame(seen);
  CHECK(back.topLeft.x == Approx(140));
  CHECK(back.bottomLeft.y == Approx(100));
}

TEST_CASE("a patch that is enlarged, turned and half outside still shows the right pixels") {
  PaintedFrame frame(64, 32, 0);
  frame.paint({{0, 0}, {32, 0}, {32, 32}, {0, 32}}, 200);
  // Half a frame pixel a tensor pixel, turned by a half: tensor (0, 0) is the frame's (40, 8), right is left.
  const Patch patch{{40, 8}, {-0.5, 0}, {0, -0.5}, 32, 32};
  std::vector<float> tensor(32 * 32 * 3, 99.0f);
  samplePatch(frame.view(), patch, tensor);
  const auto at = [&](int x, int y) { return tensor[(y * 32 + x) * 3]; };
  // 16 of 32 columns show the dark half, the lower 16 rows lie outside: mean 100, deviation 100.
  CHECK(at(0, 0) == Approx(-100 / (100 + kDeviationFloor)).epsilon(1e-5));
  CHECK(at(31, 15) == Approx(100 / (100 + kDeviationFloor)).epsilon(1e-5));
  CHECK(at(0, 16) == 0.0f);
  CHECK(at(31, 31) == 0.0f);
}

TEST_CASE("a shrunken patch averages the pixels it covers") {
  PaintedFrame frame(64, 64, 0);
  frame.paint({{0, 0}, {32, 0}, {32, 64}, {0, 64}}, 200);
  // Four frame pixels a tensor pixel, one column of it half black, half white.
  const Patch patch{{14, 0}, {4, 0}, {0, 4}, 8, 16};
  std::vector<float> tensor(8 * 16 * 3);
  samplePatch(frame.view(), patch, tensor);
  const float white = tensor[0], half = tensor[4 * 3], black = tensor[7 * 3];
  CHECK(half == Approx((white + black) / 2).margin(1e-5));
}

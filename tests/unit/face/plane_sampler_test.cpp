#include "face/plane_sampler.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "painted_frame.h"

using namespace qujing;
using Catch::Approx;

TEST_CASE("planes: red, green, blue one after the other, outside is black") {
  PaintedFrame frame(32, 32, 0);
  frame.colour([](int, int) { return std::array{255.0, 0.0, 51.0}; });
  const Patch patch{{16, 0}, {2, 0}, {0, 2}, 16, 16};  // the right half of the patch lies outside
  std::vector<float> tensor(3 * 16 * 16, 9.0f);
  samplePlanes(frame.view(), patch, -1, 1, tensor);
  CHECK(tensor[0] == Approx(1));
  CHECK(tensor[256] == Approx(-1));
  CHECK(tensor[512] == Approx(-0.6));
  CHECK(tensor[15] == Approx(-1));
  CHECK(tensor[512 + 15] == Approx(-1));
}

TEST_CASE("a step of the frame stays where it is, enlarged and shrunk") {
  PaintedFrame frame(64, 64, 0);
  frame.paint({{32, 0}, {64, 0}, {64, 64}, {32, 64}}, 200);
  for (double scale : {0.5, 1.0, 2.0, 4.0}) {
    // The step at x = 32 is to be in the middle of the patch.
    const Patch patch{{32 - 8 * scale, 32 - 8 * scale}, {scale, 0}, {0, scale}, 16, 16};
    std::vector<float> tensor(3 * 16 * 16);
    samplePlanes(frame.view(), patch, 0, 255, tensor);
    double sum = 0;
    for (int x = 0; x < 16; ++x) sum += tensor[static_cast<std::size_t>(8 * 16 + x)] / 200;
    CHECK(sum == Approx(8).margin(0.01));
  }
}

TEST_CASE("a patch of any size and place is sampled, and what is far out is black") {
  PaintedFrame frame(64, 64, 200);
  std::vector<float> tensor(3 * 16 * 16);
  for (const Point origin : {Point{-1e6, -1e6}, Point{1e6, 0}, Point{0, 1e6}}) {
    samplePlanes(frame.view(), {origin, {1, 0}, {0, 1}, 16, 16}, 0, 1, tensor);
    CHECK(tensor[0] == 0);
  }
  samplePlanes(frame.view(), {{-5e5, -5e5}, {6e4, 0}, {0, 6e4}, 16, 16}, 0, 1, tensor);
  CHECK(tensor[0] == 0);
}

TEST_CASE("a turned patch reads what lies there") {
  PaintedFrame frame(64, 64, 0);
  frame.paint({{0, 0}, {64, 0}, {64, 32}, {0, 32}}, 200);
  // Right in the patch is down in the frame: the step from light to dark is crossed from left to right.
  const Patch patch{{40, 24}, {0, 1}, {-1, 0}, 16, 16};
  std::vector<float> tensor(3 * 16 * 16);
  samplePlanes(frame.view(), patch, 0, 255, tensor);
  CHECK(tensor[8 * 16 + 7] == Approx(200).margin(1));
  CHECK(tensor[8 * 16 + 8] == Approx(0).margin(1));
}

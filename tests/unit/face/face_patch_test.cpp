#include "face/face_patch.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "face/landmark_decoder.h"
#include "painted_frame.h"

using namespace qujing;
using Catch::Approx;

TEST_CASE("the patch around a level face is half as large again and upright") {
  FaceDetection face;
  face.box = {100, 200, 80, 128};
  face.rightEye = {120, 230};
  face.leftEye = {160, 230};
  const Patch patch = landmarkPatch(face);
  // 192 frame pixels around (140, 264): one frame pixel a tensor pixel.
  CHECK(patch.across.x == Approx(1));
  CHECK(patch.across.y == Approx(0).margin(1e-12));
  CHECK(patch.origin.x == Approx(140 - 96));
  CHECK(patch.origin.y == Approx(264 - 96));
}

TEST_CASE("a tilted face is shown level") {
  FaceDetection face;
  face.box = {0, 0, 100, 100};
  face.rightEye = {50, 20};
  face.leftEye = {50, 60};  // a quarter turn: the subject's left eye is below
  const Patch patch = landmarkPatch(face);
  CHECK(patch.across.x == Approx(0).margin(1e-12));
  CHECK(patch.across.y > 0);
  const Point right = patch.toTensor(face.rightEye), left = patch.toTensor(face.leftEye);
  CHECK(right.y == Approx(left.y));
  CHECK(left.x > right.x);
}

TEST_CASE("landmarks are read in the patch's own scale") {
  std::vector<float> tensor(kLandmarkCount * 3, 0.0f);
  tensor[0] = 96, tensor[1] = 96, tensor[2] = -10;
  FaceLandmarks face;
  decodeLandmarks(tensor, {{50, 60}, {2, 0}, {0, 2}, kLandmarkSide, kLandmarkSide}, face);
  CHECK(face[0].x == Approx(50 + 192));
  CHECK(face[0].y == Approx(60 + 192));
  CHECK(face[0].z == Approx(-20));
}

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

TEST_CASE("the person's part stays in the frame and holds the face") {
  FaceLandmarks face;
  face.fill({320, 240, 0});
  face[landmark::kRightCheek] = {270, 240, 0};
  face[landmark::kLeftCheek] = {370, 240, 0};
  face[landmark::kChin] = {320, 310, 0};
  const Rect area = personArea(face, 640, 480);
  CHECK(area.x >= 0);
  CHECK(area.x < 270);
  CHECK(area.x + area.width > 370);
  CHECK(area.y + area.height <= 480);
  CHECK(area.height > 0);
}

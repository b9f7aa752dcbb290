#include "face/face_patch.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "face/landmark_decoder.h"

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

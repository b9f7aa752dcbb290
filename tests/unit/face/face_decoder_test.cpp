#include "face/face_decoder.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "face/face_patch.h"

using namespace qujing;
using Catch::Approx;

namespace {

struct Tensors {
  std::vector<float> regressors = std::vector<float>(kAnchorCount * kAnchorValues, 0.0f);
  std::vector<float> logits = std::vector<float>(kAnchorCount, -100.0f);

  /// A square box about the anchor, moved by (x, y) tensor pixels; the points lie at its middle.
  void find(int anchor, float logit, float x, float y, float side) {
    logits[anchor] = logit;
    float* const at = &regressors[static_cast<std::size_t>(anchor) * kAnchorValues];
    at[0] = x, at[1] = y, at[2] = side, at[3] = side;
    for (int k = 4; k < kAnchorValues; k += 2) at[k] = x, at[k + 1] = y;
  }
};

}  // namespace

TEST_CASE("a box is read relative to its anchor and brought into the frame") {
  Tensors t;
  // The fine grid's 17th cell is the first of its second row, whose middle is (4, 12): 16 cells of 8 pixels.
  t.find(32, 10, 6, 8, 10);
  t.regressors[32 * kAnchorValues + 4] = -2;  // the right eye
  // A frame of 1280 x 720 in a square of 128: 10 frame pixels a tensor pixel, 280 above the frame.
  const FaceDetections faces = decodeFaces(t.regressors, t.logits, detectorPatch(1280, 720), 0.5);
  REQUIRE(faces.count == 1);
  const FaceDetection& face = faces.list[0];
  CHECK(face.score == Approx(1).margin(1e-4));
  CHECK(face.box.x == Approx(50));
  CHECK(face.box.y == Approx(150 - 280));
  CHECK(face.box.width == Approx(100));
  CHECK(face.rightEye.x == Approx(20));
  CHECK(face.leftEye.x == Approx(100));
  CHECK(face.leftEye.y == Approx(200 - 280));
}

TEST_CASE("the coarse anchors lie in the middle of 16 pixels, six to a cell") {
  Tensors t;
  t.find(512 + 6 * 9, 10, 0, 0, 8);  // second row, second cell: (24, 24)
  const FaceDetections faces = decodeFaces(t.regressors, t.logits, detectorPatch(128, 128), 0.5);
  REQUIRE(faces.count == 1);
  CHECK(faces.list[0].mouth.x == Approx(24));
  CHECK(faces.list[0].mouth.y == Approx(24));
}

TEST_CASE("finds of one face are blended by their scores, others stay apart, the best comes first") {
  Tensors t;
  t.find(0, 0, 0, 0, 20);        // score 0.5 at (4, 4)
  t.find(1, 1.0986f, 4, 0, 20);  // score 0.75 at (8, 4)
  t.find(500, 5, 0, 0, 20);      // elsewhere
  const FaceDetections faces = decodeFaces(t.regressors, t.logits, detectorPatch(128, 128), 0.4);
  REQUIRE(faces.count == 2);
  CHECK(faces.list[0].score == Approx(0.9933).margin(1e-3));
  CHECK(faces.list[1].score == Approx(0.75).margin(1e-3));
  CHECK(faces.list[1].box.x + 10 == Approx((0.5 * 4 + 0.75 * 8) / 1.25).margin(1e-3));
}

TEST_CASE("more faces than there is room for are left out, the weakest first") {
  Tensors t;
  for (int i = 0; i < 40; ++i) t.find(2 * 2 * i, 1.0f + 0.01f * static_cast<float>(i), 0, 0, 4);
  const FaceDetections faces = decodeFaces(t.regressors, t.logits, detectorPatch(128, 128), 0.5);
  CHECK(faces.count == kMostFaces);
  CHECK(faces.list[0].score > faces.list[kMostFaces - 1].score);
}

#include "face/rigid_head.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "posed_face.h"

using namespace qujing;
using Catch::Approx;

namespace {

std::optional<HeadPose> poseOf(const FaceLandmarks& face) {
  const auto head = fitRigidHead(face, 768);
  return head ? std::optional(anglesOf(head->cameraFromHead)) : std::nullopt;
}

}  // namespace

TEST_CASE("a face that looks straight into the camera has no angles") {
  const auto pose = poseOf(PosedFace{}.landmarks());
  REQUIRE(pose);
  CHECK(pose->yaw == Approx(0).margin(0.01));
  CHECK(pose->pitch == Approx(0).margin(0.3));
  CHECK(pose->roll == Approx(0).margin(0.01));
}

TEST_CASE("signs: to the subject's left, up, and to the left shoulder are positive") {
  // The subject's left is the picture's right: the nose moves right of the eyes' middle.
  const FaceLandmarks left = PosedFace{{20, 0, 0}}.landmarks();
  CHECK(left[landmark::kNoseTip].x > (rightEyeCentre(left).x + leftEyeCentre(left).x) / 2);
  CHECK(poseOf(left)->yaw == Approx(20).margin(0.5));
  // Raised: the nose moves up.
  const FaceLandmarks raised = PosedFace{{0, 20, 0}}.landmarks();
  CHECK(raised[landmark::kNoseTip].y < PosedFace{}.landmarks()[landmark::kNoseTip].y);
  CHECK(poseOf(raised)->pitch == Approx(20).margin(0.5));
  // To the left shoulder: the left eye sinks.
  const FaceLandmarks tilted = PosedFace{{0, 0, 20}}.landmarks();
  CHECK(leftEyeCentre(tilted).y > rightEyeCentre(tilted).y);
  CHECK(poseOf(tilted)->roll == Approx(20).margin(0.5));
}

TEST_CASE("angles come out together, near and far, whatever the size") {
  for (double yaw : {-40.0, 0.0, 40.0})
    for (double pitch : {-25.0, 0.0, 25.0})
      for (double roll : {-25.0, 0.0, 25.0})
        for (double distance : {30.0, 80.0}) {
          const PosedFace face{{yaw, pitch, roll}, 768, distance};
          const auto pose = poseOf(face.landmarks());
          REQUIRE(pose);
          CHECK(pose->yaw == Approx(yaw).margin(2));
          CHECK(pose->pitch == Approx(pitch).margin(2));
          CHECK(pose->roll == Approx(roll).margin(2));
        }
}

TEST_CASE("the angles are those towards the camera: where in the picture the face is does not count") {
  const auto pose = poseOf(PosedFace{{10, 5, 0}, 768, 50, 100, 400}.landmarks());
  CHECK(pose->yaw == Approx(10).margin(0.5));
  CHECK(pose->pitch == Approx(5).margin(0.5));
}

TEST_CASE("a landmark that went astray hardly turns the head") {
  FaceLandmarks face = PosedFace{{10, 0, 0}}.landmarks();
  face[landmark::kRightCheek].x -= 60;
  CHECK(poseOf(face)->yaw == Approx(10).margin(2));
}

TEST_CASE("what is no face has no angles") {
  FaceLandmarks face{};
  CHECK_FALSE(poseOf(face));
  face = PosedFace{}.landmarks();
  face[1].x = std::numeric_limits<double>::quiet_NaN();
  CHECK_FALSE(poseOf(face));
  face[1].x = std::numeric_limits<double>::infinity();
  CHECK_FALSE(poseOf(face));
}

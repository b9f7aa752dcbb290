#include "face/head_pose.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "posed_face.h"

using namespace qujing;
using Catch::Approx;

// rigid_head_test.cpp holds the geometry; here is what is made of it.

TEST_CASE("yaw and roll are the rigid head's, pitch makes up for landmarks that nod less than the head") {
  const auto pose = headPose(PosedFace{{20, 14.2, -10}}.landmarks(), 640, 480);
  REQUIRE(pose);
  CHECK(pose->yaw == Approx(20).margin(0.5));
  CHECK(pose->pitch == Approx(20).margin(0.5));  // (14.2 + 3) / 0.86
  CHECK(pose->roll == Approx(-10).margin(0.5));
}

TEST_CASE("no face, no pose") { CHECK_FALSE(headPose(FaceLandmarks{}, 640, 480)); }

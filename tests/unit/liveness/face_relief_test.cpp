#include "liveness/face_relief.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "drawn_head.h"

using namespace qujing;
using Catch::Approx;

namespace {

/// The landmarks are those of a turned head either way, as networks give them.
Relief reliefOf(const RigidPoints& dots, const HeadPose& pose) {
  FaceRelief relief;
  relief.remember(DrawnHead(solidDots({})).view(), posed({}));
  const auto said = relief.against(DrawnHead(dots).view(), posed(pose));
  REQUIRE(said);
  return *said;
}

constexpr HeadPose kPoses[] = {{15, 0, 0}, {-15, 0, 0}, {0, 12, 0}, {0, -12, 0}, {18, 5, 4}};

}  // namespace

TEST_CASE("a solid head that turns or nods has depth, whatever way it goes") {
  for (const HeadPose& pose : kPoses) {
    CAPTURE(pose.yaw, pose.pitch);
    CHECK(reliefOf(solidDots(pose), pose).depth == Approx(1).margin(0.2));
  }
}

TEST_CASE("its photograph has none, although landmarks say that a head has turned") {
  for (const HeadPose& pose : kPoses) {
    CAPTURE(pose.yaw, pose.pitch);
    CHECK(reliefOf(flatDots(pose), pose).depth == Approx(0).margin(0.2));
  }
}

TEST_CASE("without a face to compare with, and of landmarks that are none, nothing is said") {
  FaceRelief relief;
  const DrawnHead head(solidDots({}));
  CHECK_FALSE(relief.against(head.view(), posed({15, 0, 0})));
  relief.remember(head.view(), posed({}));
  CHECK_FALSE(relief.against(head.view(), FaceLandmarks{}));
  relief.forget();
  CHECK_FALSE(relief.remembers());
}

TEST_CASE("a face without any texture says nothing that counts") {
  FaceRelief relief;
  const DrawnHead blank((RigidPoints{}));
  relief.remember(blank.view(), posed({}));
  const auto said = relief.against(blank.view(), posed({15, 0, 0}));
  CHECK((!said || said->weight < 1));
}

#include "face/head_motion.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "posed_face.h"

using namespace qujing;
using Catch::Approx;

namespace {

RigidPoints pointsOf(const HeadPose& pose) {
  PosedFace face;
  face.pose = pose;
  return *rigidPointsOf(face.landmarks());
}

std::size_t placeOf(std::size_t landmark) {
  for (std::size_t i = 0; i < kRigidHeadPoints.size(); ++i)
    if (kRigidHeadPoints[i].landmark == landmark) return i;
  return 0;
}

}  // namespace

TEST_CASE("a face that only came nearer moved as a plane: by that plane, and by nothing beyond") {
  const RigidPoints before = pointsOf({});
  RigidPoints now = before;
  for (Point& p : now) p = p * 1.25 + Point{10, -20};
  const auto motion = headMotion(before, now, 768);
  REQUIRE(motion);
  const Point seen = motion->plane.map({100, 200});
  CHECK(seen.x == Approx(135).margin(0.01));
  CHECK(seen.y == Approx(230).margin(0.01));
  // A camera as near as that sees a head's depth grow, so a little is expected of a solid one.
  for (const Point p : motion->beyond) CHECK(length(p) < 2.5);
}

TEST_CASE("of a turned head the nose goes on to its side while what lies behind stays back") {
  const auto motion = headMotion(pointsOf({}), pointsOf({20, 0, 0}), 768);
  REQUIRE(motion);
  // The subject's left is the picture's right.
  CHECK(motion->beyond[placeOf(landmark::kNoseTip)].x > 3);
  CHECK(motion->beyond[placeOf(landmark::kLeftCheek)].x < 0);
  const auto back = headMotion(pointsOf({}), pointsOf({-20, 0, 0}), 768);
  CHECK(back->beyond[placeOf(landmark::kNoseTip)].x < -3);
}

TEST_CASE("points that are no head have no motion") { CHECK_FALSE(headMotion(RigidPoints{}, pointsOf({}), 768)); }

#include "face/landmark_smoother.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "posed_face.h"

using namespace qujing;
using Catch::Approx;

namespace {

constexpr std::size_t kUpperLid = 159, kLowerLid = 145;

FaceLandmarks withGap(double x, double gap) {
  FaceLandmarks face = PosedFace{{}, 1000, 50, x, 240}.landmarks();
  const Point eye = rightEyeCentre(face);
  face[kUpperLid] = {eye.x, eye.y - gap / 2, 0};
  face[kLowerLid] = {eye.x, eye.y + gap / 2, 0};
  return face;
}

}  // namespace

TEST_CASE("a face at rest trembles less") {
  LandmarkSmoother smoother;
  double most = 0;
  for (int i = 0; i < 60; ++i) {
    FaceLandmarks face = withGap(320 + (i % 2 == 0 ? 0.5 : -0.5), 12);
    smoother.smooth(face, i * 33.0);
    const double middle = PosedFace{}.landmarks()[landmark::kNoseTip].x;
    if (i > 10) most = std::max(most, std::abs(face[landmark::kNoseTip].x - middle));
  }
  CHECK(most < 0.25);
}

TEST_CASE("a moving face is followed to within a hundredth of the eyes' distance") {
  LandmarkSmoother smoother;
  FaceLandmarks face;
  for (int i = 0; i < 30; ++i) {
    face = withGap(200 + 10 * i, 12);  // some 2.5 eye distances a second
    smoother.smooth(face, i * 33.0);
  }
  const FaceLandmarks seen = withGap(200 + 10 * 29, 12);
  CHECK(std::abs(face[landmark::kNoseTip].x - seen[landmark::kNoseTip].x) < 0.04 * interEyeDistance(seen));
}

TEST_CASE("a blink has no lag: the lids' gap is this very frame's") {
  LandmarkSmoother smoother;
  for (int i = 0; i < 30; ++i) {
    FaceLandmarks face = withGap(320, 12);
    smoother.smooth(face, i * 33.0);
  }
  FaceLandmarks face = withGap(321, 1);
  smoother.smooth(face, 30 * 33.0);
  CHECK(distance(pointOf(face[kUpperLid]), pointOf(face[kLowerLid])) == Approx(1).margin(0.01));
}

TEST_CASE("another face or a long pause is not blended with what was") {
  LandmarkSmoother smoother;
  FaceLandmarks face = withGap(100, 12);
  smoother.smooth(face, 0);
  face = withGap(500, 12);
  smoother.smooth(face, 33);
  CHECK(face[landmark::kNoseTip].x == Approx(withGap(500, 12)[landmark::kNoseTip].x));
  face = withGap(505, 12);
  smoother.smooth(face, 5000);
  CHECK(face[landmark::kNoseTip].x == Approx(withGap(505, 12)[landmark::kNoseTip].x));
}

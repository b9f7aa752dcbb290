#include "face/eye_openness.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "face/mouth_opening.h"
#include "posed_face.h"

using namespace qujing;
using Catch::Approx;

namespace {

/// Eyes whose lids are `gap` eye widths apart, on a head of this pose.
FaceLandmarks withEyes(const HeadPose& pose, double leftGap, double rightGap) {
  const PosedFace posed{pose, 8000, 400};
  FaceLandmarks face = posed.landmarks();
  const double width = 4.446 - 1.856;
  const auto lid = [&](double side, std::size_t upper, std::size_t lower, double gap) {
    face[upper] = posed.seen(side * 3.15, 2.65 + gap * width / 2, 3.6);
    face[lower] = posed.seen(side * 3.15, 2.65 - gap * width / 2, 3.6);
  };
  for (auto [upper, lower] : {std::pair{387, 373}, {386, 374}, {385, 380}}) lid(1, upper, lower, leftGap);
  for (auto [upper, lower] : {std::pair{160, 144}, {159, 145}, {158, 153}}) lid(-1, upper, lower, rightGap);
  return face;
}

}  // namespace

TEST_CASE("the gap is that of the lids over the eye's width, of each eye of its own") {
  const EyeGaps gaps = eyeGaps(withEyes({}, 0.3, 0.1));
  CHECK(gaps.left == Approx(0.3).margin(0.015));
  CHECK(gaps.right == Approx(0.1).margin(0.01));
}

TEST_CASE("turning and nodding hardly change the gap") {
  for (const HeadPose& pose : {HeadPose{25, 0, 0}, HeadPose{0, 20, 0}, HeadPose{0, -20, 15}, HeadPose{-20, 10, 0}}) {
    const EyeGaps gaps = eyeGaps(withEyes(pose, 0.3, 0.3));
    CHECK(gaps.left == Approx(0.3).margin(0.03));
    CHECK(gaps.right == Approx(0.3).margin(0.03));
  }
}

TEST_CASE("lids that cross are shut; no face has no gaps") {
  CHECK(eyeGaps(withEyes({}, -0.1, 0.3)).left == 0);
  CHECK(eyeGaps(FaceLandmarks{}).left == 0);
}

TEST_CASE("a person's own open eyes are learnt within a second, and a blink is no new baseline") {
  EyeBaseline baseline;
  double now = 0;
  for (int i = 0; i < 30; ++i) baseline.next({0.22, 0.24}, {}, now += 33);
  const EyeOpenness open = baseline.of({0.22, 0.24});
  CHECK(open.personal);
  CHECK(open.left == Approx(1).margin(0.1));
  CHECK(open.right == Approx(1).margin(0.1));
  for (int i = 0; i < 6; ++i) CHECK(baseline.next({0.02, 0.02}, {}, now += 33).left < 0.1);
  CHECK(baseline.next({0.22, 0.24}, {}, now += 33).left == Approx(1).margin(0.1));
}

TEST_CASE("nothing is learnt from turned heads, nor from eyes that were never open") {
  EyeBaseline turned, shut;
  double now = 0;
  for (int i = 0; i < 60; ++i) {
    now += 33;
    turned.next({0.3, 0.3}, {30, 0, 0}, now);
    shut.next({0.02, 0.02}, {}, now);
  }
  CHECK_FALSE(turned.of({0.3, 0.3}).personal);
  CHECK_FALSE(shut.of({0.02, 0.02}).personal);
  CHECK(shut.of({0.02, 0.02}).left < 0.1);
}

TEST_CASE("a single picture is judged by people in general, and said so") {
  const EyeOpenness open = EyeBaseline{}.of({0.3, 0.3});
  CHECK_FALSE(open.personal);
  CHECK(open.left > 0.7);
  CHECK(EyeBaseline{}.of({0, 0}).left == 0);
}

TEST_CASE("a mouth's opening is its widest gap over the distance from the eyes to the chin") {
  FaceLandmarks face{};
  face[landmark::kChin] = {0, 100, 0};
  face[landmark::kUpperLipInner] = {0, 60, 0};
  face[landmark::kLowerLipInner] = {0, 70, 0};
  CHECK(mouthOpening(face) == Approx(0.1));
}

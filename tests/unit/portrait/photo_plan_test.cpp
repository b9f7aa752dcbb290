#include "portrait/photo_plan.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "sighted_face.h"

using namespace qujing;
using Catch::Approx;

namespace {

/// What the photo's pixels will be.
struct Seen {
  double crown, eyes, width, off;
};

Seen seenIn(const PhotoPlan& plan, const SightedFace& face) {
  const double scale = face.spec.width / plan.crop.width;
  return {(plan.crownY - plan.crop.y) * scale, (face.drawn.between.y - plan.crop.y) * scale,
          faceWidth(face.landmarks) * scale, (face.drawn.between.x - plan.crop.x) * scale - face.spec.width / 2.0};
}

PhotoPlan planned(const SightedFace& face, const PhotoAdjustment& adjustment = {}, int width = 640, int height = 800) {
  return planPhoto(face.landmarks, face.mask(), width, height, face.spec, adjustment);
}

}  // namespace

TEST_CASE("the crown is where the mask ends above the face, without a mask it is guessed above the forehead") {
  const SightedFace face;
  CHECK(crownY(face.landmarks, face.mask()) == Approx(300 - 1.65 * 96).margin(4));
  const double guessed = crownY(face.landmarks, {});
  CHECK(guessed < face.drawn.foreheadY());
  CHECK(guessed > face.drawn.foreheadY() - 96);
}

TEST_CASE("the plan is of the spec's shape, and puts crown, eyes and cheeks within its ranges") {
  SightedFace face;
  for (const double distance : {60.0, 96.0, 130.0}) {
    face.drawn = {{320, 330}, distance};
    face.redraw();
    face.drawMask();
    const PhotoPlan plan = planned(face);
    INFO(distance);
    CHECK(plan.crop.width / plan.crop.height == Approx(0.75));
    CHECK(plan.withinSpec);
    const Seen seen = seenIn(plan, face);
    CHECK(face.spec.crownToTop.contains(seen.crown));
    CHECK(face.spec.eyesToTop.contains(seen.eyes));
    CHECK(face.spec.faceWidth.contains(seen.width));
    CHECK(std::abs(seen.off) < 1);
  }
}

TEST_CASE("of few pixels a smaller face is made, rather than an enlarged one") {
  SightedFace small;
  small.drawn.eyeDistance = 80;
  small.redraw();
  small.drawMask();
  const Seen seen = seenIn(planned(small), small);
  CHECK(seen.width < 225);
  CHECK(seen.width > 180);
}

TEST_CASE("a crop stays inside of the picture as long as the spec lets it") {
  SightedFace face;
  face.drawn.between = {250, 300};
  face.redraw();
  face.drawMask();
  const PhotoPlan plan = planned(face, {}, 640, 660);
  CHECK(plan.withinSpec);
  CHECK(plan.crop.x >= -1e-6);
  CHECK(plan.crop.y >= -1e-6);
  CHECK(plan.crop.y + plan.crop.height <= 660 + 1e-6);
  const PhotoPlan narrow = planned(face, {}, 400, 800);
  CHECK(narrow.crop.width > 300);
}

TEST_CASE("a face at the picture's border gives a crop that reaches beyond it, still within the spec") {
  SightedFace face;
  face.drawn.between = {100, 200};
  face.redraw();
  face.drawMask();
  const PhotoPlan plan = planned(face);
  CHECK(plan.withinSpec);
  CHECK(plan.crop.x < 0);
}

TEST_CASE("the candidate moves and zooms as far as the spec goes, and is told how far that was") {
  const SightedFace face;
  const PhotoPlan base = planned(face);
  const Seen before = seenIn(base, face);
  const Seen moved = seenIn(planned(face, {5, -8, 1}), face);
  CHECK(moved.off == Approx(before.off + 5).margin(0.5));
  CHECK(moved.eyes == Approx(before.eyes - 8).margin(0.5));
  const PhotoPlan far = planned(face, {500, 0, 1});
  CHECK(far.withinSpec);
  CHECK(far.applied.right < 25);
  CHECK(far.applied.right > 10);
  const PhotoPlan larger = planned(face, {0, 0, 1.05});
  CHECK(larger.applied.zoom == Approx(1.05).margin(0.001));
  CHECK(seenIn(larger, face).width == Approx(before.width * 1.05).margin(0.5));
  const PhotoPlan tooLarge = planned(face, {0, 0, 9});
  CHECK(tooLarge.withinSpec);
  CHECK(tooLarge.applied.zoom < 2);
}

TEST_CASE("hair too high for the spec is told; the eyes keep their place") {
  SightedFace face;
  for (int i = 0; i < kMaskSide * kMaskSide; ++i) {
    const double x = (i % kMaskSide + 0.5) * 640 / kMaskSide;
    if (std::abs(x - 320) < 60) face.maskShare[i] = 1;
  }
  face.drawn.eyeDistance = 60;
  face.redraw();
  const PhotoPlan plan = planned(face);
  CHECK_FALSE(plan.withinSpec);
  CHECK(face.spec.eyesToTop.contains(seenIn(plan, face).eyes));
}

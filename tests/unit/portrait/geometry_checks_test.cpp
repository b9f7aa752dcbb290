#include "portrait/geometry_checks.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "sighted_face.h"

using namespace qujing;
using Catch::Approx;

TEST_CASE("a second face counts by its size, not when the detector doubts it, and not the face itself found twice") {
  SightedFace face;
  CHECK(face.check(CheckId::singleFacePresent).passed);
  face.faces.count = 2;
  face.faces.list[1].box = {20, 50, 100, 100};
  face.faces.list[1].score = 0.9;
  const Check second = face.check(CheckId::singleFacePresent);
  CHECK(second.code == CheckCode::severalFaces);
  CHECK(second.raw == Approx(100.0 * 100 / std::pow(1.9 * 96, 2)));
  CHECK(second.score == 70);
  face.faces.list[1].score = 0.3;
  CHECK(face.check(CheckId::singleFacePresent).passed);
  face.faces.list[1] = face.faces.list[0];
  CHECK(face.check(CheckId::singleFacePresent).passed);
  face.faces.list[1].box = {20, 50, 30, 30};
  CHECK(face.check(CheckId::singleFacePresent).passed);
}

TEST_CASE("each angle has its code, and the spec its limit") {
  SightedFace face;
  const auto code = [&](const HeadPose& pose) {
    face.pose = pose;
    return face.check(CheckId::headPose).code;
  };
  CHECK(code({9.9, -9.9, 9.9}) == CheckCode::ok);
  CHECK(code({-15, 0, 0}) == CheckCode::faceTurned);
  CHECK(code({0, 15, 0}) == CheckCode::chinHigh);
  CHECK(code({0, -15, 0}) == CheckCode::chinLow);
  CHECK(code({0, 0, -15}) == CheckCode::headTilted);
  face.pose = HeadPose{20, 0, 0};
  CHECK(face.check(CheckId::headPose).raw == 20);
  CHECK(face.check(CheckId::headPose).threshold == 10 * face.thresholds.poseMargin.threshold);
  CHECK(face.check(CheckId::headPose).score == 88);
  face.pose.reset();
  CHECK(face.check(CheckId::headPose).code == CheckCode::notAssessable);
}

TEST_CASE("pixels between the eyes count as captured, over the cosine of yaw") {
  SightedFace face;
  face.task.fullScale = 2;
  face.pose = HeadPose{60, 0, 0};
  CHECK(face.check(CheckId::interEyeDistance).raw == Approx(2 * 96 / 0.5));
  face.pose = HeadPose{};
  face.task.fullScale = 1;
  face.drawn.eyeDistance = 40;
  face.redraw();
  CHECK(face.check(CheckId::interEyeDistance).code == CheckCode::tooFar);
}

TEST_CASE("live, the face is held against the guide as if it were the photo") {
  SightedFace face;
  face.task.stage = PortraitStage::live;
  const auto sizeIn = [&](double width) {
    // Eyes in the middle of their range, so that only the size changes.
    const double height = width * 4 / 3;
    face.task.guide = Rect{320 - width / 2, 300 - 250 * height / 640, width, height};
    return face.check(CheckId::headSize).code;
  };
  CHECK(sizeIn(450) == CheckCode::ok);
  CHECK(face.check(CheckId::headPosition).passed);
  CHECK(sizeIn(900) == CheckCode::tooFar);
  CHECK(sizeIn(280) == CheckCode::tooClose);
  face.task.guide = Rect{320 - 225 + 120, 300 - 234, 450, 600};
  CHECK(face.check(CheckId::headPosition).code == CheckCode::offCentre);
}

TEST_CASE("a still is judged by what it can become") {
  SightedFace face;
  CHECK(face.check(CheckId::headSize).passed);
  CHECK(face.check(CheckId::headPosition).passed);
  CHECK(face.check(CheckId::resolution).passed);
  SECTION("too few pixels") {
    face.drawn.eyeDistance = 40;
    face.redraw();
    face.drawMask();
    CHECK(face.check(CheckId::headSize).code == CheckCode::tooFar);
    CHECK(face.check(CheckId::resolution).code == CheckCode::lowResolution);
    face.task.fullScale = 3;
    face.task.stage = PortraitStage::live;
    CHECK(face.check(CheckId::resolution).passed);
  }
  SECTION("a face that fills the picture") {
    face.drawn.eyeDistance = 200;
    face.drawn.between = {320, 400};
    face.redraw();
    face.drawMask();
    CHECK(face.check(CheckId::headSize).code == CheckCode::tooClose);
  }
  SECTION("hair at the picture's top") {
    face.drawn.between = {320, 150};
    face.redraw();
    face.drawMask();
    CHECK(face.check(CheckId::headPosition).code == CheckCode::noHeadroom);
  }
  SECTION("no shoulders below") {
    face.drawn.between = {320, 560};
    face.redraw();
    face.drawMask();
    CHECK(face.check(CheckId::headPosition).code == CheckCode::noBody);
  }
  SECTION("a shoulder beyond the side, unless only background is there") {
    face.drawn.between = {120, 300};
    face.redraw();
    face.drawMask();
    CHECK(face.check(CheckId::headPosition).code == CheckCode::noBody);
    for (int i = 0; i < kMaskSide * kMaskSide; ++i)
      if (i % kMaskSide < 4) face.maskShare[i] = 0;
    CHECK(face.check(CheckId::headPosition).passed);
    face.spec.replaceBackground = false;
    CHECK_FALSE(face.check(CheckId::headPosition).passed);
  }
}

TEST_CASE("a finished photo is held against the spec's own pixels") {
  SightedFace face;
  face.task.stage = PortraitStage::photo;
  face.spec.width = 640;
  face.spec.height = 800;
  face.spec.crownToTop = {130, 150};
  face.spec.eyesToTop = {290, 310};
  face.spec.faceWidth = {220, 230};
  face.spec.offCentre = 10;
  CHECK(face.check(CheckId::headSize).passed);
  CHECK(face.check(CheckId::headSize).raw == Approx(2.36 * 96));
  CHECK(face.check(CheckId::headPosition).passed);
  CHECK(face.check(CheckId::resolution).passed);
  SECTION("cheeks") {
    face.spec.faceWidth = {230, 260};
    CHECK(face.check(CheckId::headSize).code == CheckCode::tooFar);
    CHECK(face.check(CheckId::headSize).threshold == 230);
  }
  SECTION("eyes") {
    face.spec.eyesToTop = {310, 330};
    CHECK(face.check(CheckId::headPosition).code == CheckCode::noHeadroom);
  }
  SECTION("crown") {
    face.spec.crownToTop = {160, 190};
    CHECK(face.check(CheckId::headPosition).code == CheckCode::noHeadroom);
    face.maskShare.clear();
    CHECK(face.check(CheckId::headPosition).passed);
  }
  SECTION("middle") {
    face.drawn.between.x = 335;
    face.redraw();
    CHECK(face.check(CheckId::headPosition).code == CheckCode::offCentre);
  }
}

TEST_CASE("the shoulders' slope is read off the mask") {
  SightedFace face;
  CHECK(face.check(CheckId::shouldersLevel).raw < 1);
  face.drawMask(0.25);
  CHECK(face.check(CheckId::shouldersLevel).raw == Approx(14).margin(1));
  CHECK(face.check(CheckId::shouldersLevel).code == CheckCode::shouldersTilted);
  face.maskShare.clear();
  CHECK(face.check(CheckId::shouldersLevel).code == CheckCode::notAssessable);
}

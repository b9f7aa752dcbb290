#include "portrait/portrait_checks.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "counting_allocator.h"
#include "sighted_face.h"

using namespace qujing;

TEST_CASE("every check is told in its order, each with its unit and rule") {
  SightedFace face;
  PortraitChecker checker;
  const PortraitAnalysis analysis = face.judge(checker);
  for (int i = 0; i < kPortraitCheckCount; ++i) {
    INFO(i);
    CHECK(analysis.checks[i].id == kPortraitCheckIds[i]);
  }
  REQUIRE(analysis.crop);
  CHECK(analysis.crop->width > 100);
}

TEST_CASE("without a face only that is said, and nothing passes") {
  SightedFace face;
  PortraitChecker checker;
  const ImageView view = face.frame.view();
  const PortraitSight sight{view, face.task, face.thresholds, face.spec, {}, nullptr, {}, {}, 0, {}};
  PortraitAnalysis analysis;
  analysis.passed = true;
  checker.judge(sight, analysis);
  CHECK(analysis.checks[0].code == CheckCode::noFace);
  for (int i = 1; i < kPortraitCheckCount; ++i) CHECK(analysis.checks[i].code == CheckCode::notAssessable);
  CHECK_FALSE(analysis.passed);
  CHECK_FALSE(analysis.crop);
}

TEST_CASE("eyes that are closed and a mouth that is open refuse; naturally narrow eyes do not") {
  SightedFace face;
  CHECK(face.check(CheckId::eyesOpen).passed);
  CHECK(face.check(CheckId::mouthClosed).passed);
  face.eyes = EyeOpenness{1, 0.1, true};
  CHECK(face.check(CheckId::eyesOpen).code == CheckCode::eyesClosed);
  face.mouthOpening = 0.2;
  CHECK(face.check(CheckId::mouthClosed).code == CheckCode::mouthOpen);
  CHECK(face.check(CheckId::mouthClosed).score == 50);
  face.eyes = EyeOpenness{0.9, 0.9, true};
  for (const std::size_t upper : {159, 160, 158, 386, 387, 385}) face.landmarks[upper].y = face.drawn.between.y - 1;
  for (const std::size_t lower : {145, 144, 153, 374, 373, 380}) face.landmarks[lower].y = face.drawn.between.y + 2;
  const Check narrow = face.check(CheckId::eyesOpen);
  CHECK(narrow.passed);
  CHECK(narrow.score < 70);
}

TEST_CASE("without a mask a live frame may pass, a still may not where the background must be plain") {
  SightedFace face;
  for (CheckRule PortraitThresholds::* rule : {&PortraitThresholds::sharpness, &PortraitThresholds::sideLight})
    face.thresholds.*rule = {1e5, 0, true, 0};
  face.maskShare.clear();
  face.spec.replaceBackground = false;
  PortraitChecker checker;
  face.task.stage = PortraitStage::live;
  CHECK(face.judge(checker).passed);
  face.task.stage = PortraitStage::still;
  CHECK_FALSE(face.judge(checker).passed);
  face.spec.replaceBackground = true;
  CHECK(face.judge(checker).passed);
}

TEST_CASE("a busy background refuses only where the spec leaves it as it is") {
  SightedFace face;
  face.frame.colour([&](int x, int y) {
    const double background = x / 6 % 2 * 120.0 + 60;
    return face.drawn.colourAt(x, y, 170, background);
  });
  const Check replaced = face.check(CheckId::backgroundUniformity);
  CHECK(replaced.code == CheckCode::busyBackground);
  CHECK_FALSE(replaced.gating);
  face.spec.replaceBackground = false;
  CHECK(face.check(CheckId::backgroundUniformity).gating);
}

TEST_CASE("after the first frame of a size nothing is allocated") {
  SightedFace face;
  face.task.stage = PortraitStage::live;
  PortraitChecker checker;
  const ImageView view = face.frame.view();
  const PortraitSight sight{view,      face.task, face.thresholds,   face.spec,  face.faces, &face.landmarks,
                            face.pose, face.eyes, face.mouthOpening, face.mask()};
  PortraitAnalysis analysis;
  for (int i = 0; i < 12; ++i) checker.judge(sight, analysis);
  const long before = allocationCount();
  for (int i = 0; i < 12; ++i) checker.judge(sight, analysis);
  CHECK(allocationCount() == before);
}

#include "guidance/portrait_guidance.h"

#include <catch2/catch_test_macros.hpp>

#include "guidance/guidance_steadier.h"

using namespace qujing;

namespace {

/// A face on which every check passes, but `passed` is not yet set.
PortraitAnalysis seen() {
  PortraitAnalysis analysis;
  analysis.face = Rect{0, 0, 10, 10};
  analysis.faceCount = 1;
  for (int i = 0; i < kPortraitCheckCount; ++i) {
    analysis.checks[i].id = kPortraitCheckIds[i];
    analysis.checks[i].code = CheckCode::ok;
    analysis.checks[i].passed = true;
  }
  return analysis;
}

void fail(PortraitAnalysis& analysis, CheckId id, CheckCode code, bool gating = true) {
  for (Check& check : analysis.checks)
    if (check.id == id) {
      check.code = code;
      check.passed = false;
      check.gating = gating;
    }
}

PortraitGuidance hintFor(CheckId id, CheckCode code, bool gating = true) {
  PortraitAnalysis analysis = seen();
  fail(analysis, id, code, gating);
  return portraitGuidance(analysis, false);
}

}  // namespace

TEST_CASE("without a face there is one hint, with several and none followed another") {
  CHECK(portraitGuidance({}, false) == PortraitGuidance::noFace);
  PortraitAnalysis crowd;
  crowd.faceCount = 3;
  CHECK(portraitGuidance(crowd, false) == PortraitGuidance::multipleFaces);
}

TEST_CASE("each reason has its hint") {
  using enum PortraitGuidance;
  CHECK(hintFor(CheckId::singleFacePresent, CheckCode::severalFaces) == multipleFaces);
  CHECK(hintFor(CheckId::headSize, CheckCode::tooFar) == moveCloser);
  CHECK(hintFor(CheckId::headSize, CheckCode::tooClose) == moveBack);
  CHECK(hintFor(CheckId::headPosition, CheckCode::offCentre) == centreFace);
  CHECK(hintFor(CheckId::headPosition, CheckCode::noBody) == moveBack);
  CHECK(hintFor(CheckId::resolution, CheckCode::lowResolution) == moveCloser);
  CHECK(hintFor(CheckId::headPose, CheckCode::faceTurned) == lookStraight);
  CHECK(hintFor(CheckId::headPose, CheckCode::headTilted) == lookStraight);
  CHECK(hintFor(CheckId::headPose, CheckCode::chinLow) == raiseChin);
  CHECK(hintFor(CheckId::headPose, CheckCode::chinHigh) == lowerChin);
  CHECK(hintFor(CheckId::underExposure, CheckCode::backlit) == backlit);
  CHECK(hintFor(CheckId::underExposure, CheckCode::tooDark) == tooDark);
  CHECK(hintFor(CheckId::overExposure, CheckCode::tooBright) == tooBright);
  CHECK(hintFor(CheckId::illuminationUniformity, CheckCode::unevenLight) == evenLight);
  CHECK(hintFor(CheckId::eyesOpen, CheckCode::eyesClosed) == openEyes);
  CHECK(hintFor(CheckId::mouthClosed, CheckCode::mouthOpen) == closeMouth);
  CHECK(hintFor(CheckId::sharpness, CheckCode::blurred) == holdStill);
  CHECK(hintFor(CheckId::backgroundUniformity, CheckCode::busyBackground) == plainBackground);
  CHECK(hintFor(CheckId::glassesGlare, CheckCode::glassesGlare) == removeGlasses);
}

TEST_CASE("every gating code of a check can be told of") {
  // A hint of hold with a check failed would leave the candidate without a word.
  for (const auto& [id, code] :
       {std::pair{CheckId::headPosition, CheckCode::noHeadroom}, {CheckId::interEyeDistance, CheckCode::tooFar}})
    CHECK(hintFor(id, code) != PortraitGuidance::hold);
}

TEST_CASE("of several reasons the one to be put right first is told, of advisory ones none") {
  PortraitAnalysis analysis = seen();
  fail(analysis, CheckId::sharpness, CheckCode::blurred);
  fail(analysis, CheckId::eyesOpen, CheckCode::eyesClosed);
  CHECK(portraitGuidance(analysis, false) == PortraitGuidance::openEyes);
  fail(analysis, CheckId::headPose, CheckCode::chinLow);
  CHECK(portraitGuidance(analysis, false) == PortraitGuidance::raiseChin);
  fail(analysis, CheckId::singleFacePresent, CheckCode::severalFaces);
  CHECK(portraitGuidance(analysis, false) == PortraitGuidance::multipleFaces);
  CHECK(hintFor(CheckId::sunglasses, CheckCode::sunglasses, false) == PortraitGuidance::hold);
}

TEST_CASE("a face that passes is to be held; what is taken is taken") {
  PortraitAnalysis analysis = seen();
  fail(analysis, CheckId::glassesGlare, CheckCode::glassesGlare, false);
  analysis.passed = true;
  CHECK(portraitGuidance(analysis, false) == PortraitGuidance::hold);
  CHECK(portraitGuidance(analysis, true) == PortraitGuidance::captured);
}

TEST_CASE("a portrait's hints are steadied as a card's are") {
  PortraitGuidanceSteadier steadier;
  CHECK(steadier.next(PortraitGuidance::openEyes, 0) == PortraitGuidance::openEyes);
  CHECK(steadier.next(PortraitGuidance::evenLight, 500) == PortraitGuidance::openEyes);
  CHECK(steadier.next(PortraitGuidance::evenLight, 600) == PortraitGuidance::evenLight);
  CHECK(steadier.next(PortraitGuidance::hold, 610) == PortraitGuidance::hold);
  CHECK(steadier.next(PortraitGuidance::captured, 620) == PortraitGuidance::captured);
}

#include "guidance/portrait_guidance.h"

namespace qujing {
namespace {

/// In this order: what must be put right first comes first. A face is brought into its place before its pose is judged,
/// its pose before its light, and what depends on pose and light, such as the eyes, comes after both. Glasses are told
/// of where thresholds make them gating.
struct Reason {
  CheckId check;
  CheckCode code;
  PortraitGuidance guidance;
};
constexpr Reason kReasons[] = {
    {CheckId::singleFacePresent, CheckCode::severalFaces, PortraitGuidance::multipleFaces},
    {CheckId::headSize, CheckCode::tooFar, PortraitGuidance::moveCloser},
    {CheckId::headSize, CheckCode::tooClose, PortraitGuidance::moveBack},
    {CheckId::headPosition, CheckCode::offCentre, PortraitGuidance::centreFace},
    // Where the picture ends too near to the head, a step back brings more of it in.
    {CheckId::headPosition, CheckCode::noHeadroom, PortraitGuidance::moveBack},
    {CheckId::headPosition, CheckCode::noBody, PortraitGuidance::moveBack},
    {CheckId::interEyeDistance, CheckCode::tooFar, PortraitGuidance::moveCloser},
    {CheckId::resolution, CheckCode::lowResolution, PortraitGuidance::moveCloser},
    {CheckId::headPose, CheckCode::faceTurned, PortraitGuidance::lookStraight},
    {CheckId::headPose, CheckCode::headTilted, PortraitGuidance::lookStraight},
    {CheckId::headPose, CheckCode::chinLow, PortraitGuidance::raiseChin},
    {CheckId::headPose, CheckCode::chinHigh, PortraitGuidance::lowerChin},
    {CheckId::underExposure, CheckCode::backlit, PortraitGuidance::backlit},
    {CheckId::underExposure, CheckCode::tooDark, PortraitGuidance::tooDark},
    {CheckId::overExposure, CheckCode::tooBright, PortraitGuidance::tooBright},
    {CheckId::illuminationUniformity, CheckCode::unevenLight, PortraitGuidance::evenLight},
    {CheckId::eyesOpen, CheckCode::eyesClosed, PortraitGuidance::openEyes},
    {CheckId::mouthClosed, CheckCode::mouthOpen, PortraitGuidance::closeMouth},
    {CheckId::sharpness, CheckCode::blurred, PortraitGuidance::holdStill},
    {CheckId::backgroundUniformity, CheckCode::busyBackground, PortraitGuidance::plainBackground},
    {CheckId::sunglasses, CheckCode::sunglasses, PortraitGuidance::removeGlasses},
    {CheckId::glassesGlare, CheckCode::glassesGlare, PortraitGuidance::removeGlasses},
};

const Check* checkOf(const PortraitAnalysis& analysis, CheckId id) {
  for (const Check& check : analysis.checks)
    if (check.id == id) return &check;
  return nullptr;
}

}  // namespace

PortraitGuidance portraitGuidance(const PortraitAnalysis& analysis, bool captured) {
  if (captured) return PortraitGuidance::captured;
  if (!analysis.face) return analysis.faceCount > 1 ? PortraitGuidance::multipleFaces : PortraitGuidance::noFace;
  if (analysis.passed) return PortraitGuidance::hold;
  for (const auto& [id, code, guidance] : kReasons) {
    const Check* const check = checkOf(analysis, id);
    if (check != nullptr && check->gating && check->code == code) return guidance;
  }
  return PortraitGuidance::hold;
}

}  // namespace qujing

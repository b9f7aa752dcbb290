#pragma once

#include <array>
#include <optional>

#include "common/capture_step.h"
#include "common/check.h"
#include "common/geometry.h"
#include "common/status.h"
#include "face/face_reading.h"

namespace qujing {

/// What a picture is looked at for.
enum class PortraitStage : int {
  live = 0,   ///< a frame of a series: the checks concern the frame
  still = 1,  ///< a source of a photo: the checks concern what it can become
  photo = 2,  ///< a finished photo: the checks concern it as it is
};

struct PortraitTask {
  PortraitStage stage = PortraitStage::live;
  std::optional<Rect> guide;  ///< frame pixels, where the photo is to lie; empty where nobody aims
  double fullScale = 1;       ///< pixels of the picture as captured for one of those handed in, 1 or more
  bool closer = false;        ///< a part of the still before, with more pixels: what that said of other faces stands
};

/// The single next hint for the candidate. Ids are permanent.
enum class PortraitGuidance : int {
  noFace = 0,
  multipleFaces = 1,
  moveCloser = 2,
  moveBack = 3,
  centreFace = 4,
  lookStraight = 5,  ///< turned to a side or tilted to a shoulder
  raiseChin = 6,
  lowerChin = 7,
  openEyes = 8,
  closeMouth = 9,
  evenLight = 10,
  tooDark = 11,
  tooBright = 12,
  backlit = 13,
  plainBackground = 14,
  removeGlasses = 15,
  holdStill = 16,
  hold = 17,      ///< nothing to correct
  captured = 18,  ///< the picture is taken
};

/// In the order in which the checks are told.
constexpr std::array kPortraitCheckIds{
    CheckId::singleFacePresent,
    CheckId::headPose,
    CheckId::interEyeDistance,
    CheckId::headSize,
    CheckId::headPosition,
    CheckId::eyesOpen,
    CheckId::mouthClosed,
    CheckId::overExposure,
    CheckId::underExposure,
    CheckId::illuminationUniformity,
    CheckId::sharpness,
    CheckId::resolution,
    CheckId::backgroundUniformity,
    CheckId::eyesVisible,
    CheckId::expressionNeutrality,
    CheckId::headCovering,
    CheckId::faceOcclusion,
    CheckId::glassesGlare,
    CheckId::sunglasses,
    CheckId::luminanceMean,
    CheckId::luminanceVariance,
    CheckId::dynamicRange,
    CheckId::naturalColour,
    CheckId::shouldersLevel,
    CheckId::overRetouching,
    CheckId::screenRecapture,
    CheckId::compression,
};
constexpr int kPortraitCheckCount = static_cast<int>(kPortraitCheckIds.size());
using PortraitChecks = std::array<Check, kPortraitCheckCount>;  ///< in the order of kPortraitCheckIds

/// What one picture says about the face that is nearest to its middle or largest.
struct PortraitAnalysis : FaceReading {
  ErrorCode error = ErrorCode::ok;  ///< when not ok the picture was refused and the rest is default
  double mouthOpening = 0;          ///< gap between the inner lips over the distance from the eyes to the chin
  std::optional<Rect> crop;         ///< frame pixels that become the photo; may reach beyond the picture
  PortraitChecks checks;
  bool passed = false;  ///< a face, and no gating check failed
  PortraitGuidance guidance = PortraitGuidance::noFace;
  CaptureStep capture;
};

}  // namespace qujing

#pragma once

#include <string>
#include <string_view>

#include "config/check_rule.h"

namespace qujing {

/// Every number that decides about a portrait and that no PhotoSpec gives, with its evidence in
/// portrait_thresholds.json. A name with two numbers to keep to has two rules.
struct PortraitThresholds {
  std::string version;

  CheckRule secondFace;       ///< area of the second largest face over that of the one judged
  CheckRule poseMargin;       ///< largest angle over what the spec lets pass, in stages live and still
  CheckRule eyeDistance;      ///< pixels of the full picture between the eyes' centres, over the cosine of yaw
  CheckRule smallInGuide;     ///< width of the face over the least that the spec wants, were the guide the photo
  CheckRule largeInGuide;     ///< the same over the most, at most
  CheckRule offGuide;         ///< of the planned photo's middle from the guide's, eye distances
  CheckRule beyondPicture;    ///< how far the planned photo reaches beyond the picture, eye distances
  CheckRule headroom;         ///< from the picture's top edge to the top of the hair, eye distances
  CheckRule eyeOpenness;      ///< of the less open eye, 0..1, see face/eye_openness.h
  CheckRule eyeOpening;       ///< gap of its lids over the distance from the eyes to the chin
  CheckRule mouthOpening;     ///< gap of the inner lips over the same
  CheckRule overExposure;     ///< share of the face with a luma of 247 and more
  CheckRule underExposure;    ///< share of the face with a luma of 25 and less
  CheckRule faceLight;        ///< luma that the brightest 2 % of the face reach
  CheckRule backlight;        ///< the same over the luma of the background beside the head
  CheckRule illumination;     ///< share that the luma histograms of both cheeks have in common
  CheckRule sideLight;        ///< between the cheeks, thousandths of a natural logarithm of their luma
  CheckRule sharpness;        ///< standard deviation of the blur on the face's edges, thousandths of an eye distance
  CheckRule enlargement;      ///< pixels of the photo for one of the full picture
  CheckRule fineDetail;       ///< detail of one pixel over that of two, in a still: less was enlarged from fewer pixels
  CheckRule background;       ///< mean gradient of the background
  CheckRule backgroundSpots;  ///< share of the background that has another colour than most of it
  CheckRule eyesVisible;      ///< share of the eyes' surroundings that is not of the person's skin
  CheckRule expression;       ///< 0 at rest to 1, see face/expression.h
  CheckRule headCovering;     ///< share of what lies above the brow that is neither of hair's nor of skin's colour
  CheckRule faceOcclusion;    ///< share of the face that is not of the person's skin
  CheckRule glassesGlare;     ///< share of an eye's surroundings that is burnt out
  CheckRule sunglasses;       ///< luma of the lightest parts of the eyes over that of the cheeks
  CheckRule luminanceLeast;   ///< mean luma of the face
  CheckRule luminanceMost;    ///< the same, at most
  CheckRule luminanceVariance;  ///< of the face's luma, which is 0..1 here
  CheckRule dynamicRange;       ///< entropy of the face's luma, bits
  CheckRule naturalColour;      ///< distance of the cheeks' colour from what skin can have, CIELAB
  CheckRule shoulders;          ///< degrees between the shoulders and the level
  CheckRule retouching;         ///< texture of the skin, thousandths of its luma
  CheckRule screenRecapture;    ///< see quality/moire.h
  CheckRule compression;        ///< see quality/block_grid.h

  double captureHoldMs = 0;  ///< everything must hold so long; of these frames the sharpest is taken
  int captureFrames = 0;     ///< and be seen to hold on so many frames
};

/// The file that the engine carries, and a value to begin with.
std::string_view defaultPortraitThresholdsJson();

/// Reads a whole file of thresholds. Answers with what is wrong and where ("$.checks.eyeDistance.threshold: got a
/// string, need a number"), or with nothing; `thresholds` is written only then.
std::string readPortraitThresholds(std::string_view json, PortraitThresholds& thresholds);

}  // namespace qujing

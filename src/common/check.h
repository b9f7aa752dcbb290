#pragma once

namespace qujing {

/// What is judged. Ids are permanent.
enum class CheckId : int {
  completeness = 0,
  size = 1,
  resolution = 2,
  tilt = 3,
  sharpness = 4,
  motion = 5,
  glare = 6,
  exposure = 7,
  occlusion = 8,
  side = 9,
  photocopy = 10,
  screenRecapture = 11,
  // Of a portrait, in the words of ISO/IEC 29794-5 where it has one; sharpness, resolution and screenRecapture are
  // shared with the card.
  singleFacePresent = 12,
  headPose = 13,
  interEyeDistance = 14,
  headSize = 15,
  headPosition = 16,
  eyesOpen = 17,
  mouthClosed = 18,
  overExposure = 19,
  underExposure = 20,
  illuminationUniformity = 21,
  backgroundUniformity = 22,
  eyesVisible = 23,
  expressionNeutrality = 24,
  headCovering = 25,
  faceOcclusion = 26,
  glassesGlare = 27,
  sunglasses = 28,
  luminanceMean = 29,
  luminanceVariance = 30,
  dynamicRange = 31,
  naturalColour = 32,
  shouldersLevel = 33,
  overRetouching = 34,
  compression = 35,
  // Of a series of frames: what an attack on liveness may look like. Told, never a reason to refuse.
  frozenFrames = 36,
  loopedFrames = 37,
  frameTimes = 38,
  reactionTime = 39,
  planarMotion = 40,
  screenBorder = 41,
};

/// What a Check's raw value and threshold are measured in. Ids are permanent.
enum class CheckUnit : int {
  share = 0,  ///< 0..1
  pixels = 1,
  pixelsPerMillimetre = 2,
  millimetres = 3,
  degrees = 4,
  cardWidthsPerSecond = 5,
  luma = 6,      ///< 0..255
  perMille = 7,  ///< of a natural logarithm
  ratio = 8,
  bits = 9,
  eyeDistances = 10,  ///< multiples of the distance between the eyes' centres
  milliseconds = 11,
  framesPerSecond = 12,
};

/// Why a check is what it is. Ids are permanent.
enum class CheckCode : int {
  ok = 0,
  notAssessable = 1,  ///< there was nothing to measure it on; raw, score and passed mean nothing
  partlyOutside = 2,
  tooFar = 3,
  tooClose = 4,
  lowResolution = 5,
  tilted = 6,
  blurred = 7,
  moving = 8,
  glare = 9,
  tooDark = 10,
  tooBright = 11,
  occluded = 12,
  wrongSide = 13,
  unknownSide = 14,
  photocopy = 15,
  screenRecapture = 16,
  noFace = 17,
  severalFaces = 18,
  faceTurned = 19,  ///< to a side
  chinLow = 20,
  chinHigh = 21,
  headTilted = 22,  ///< to a shoulder
  offCentre = 23,
  noHeadroom = 24,  ///< the picture ends too near above the head
  eyesClosed = 25,
  mouthOpen = 26,
  unevenLight = 27,
  backlit = 28,
  busyBackground = 29,
  eyesHidden = 30,
  expression = 31,
  headCovered = 32,
  faceCovered = 33,
  glassesGlare = 34,
  sunglasses = 35,
  lowContrast = 36,
  colourCast = 37,
  shouldersTilted = 38,
  retouched = 39,
  compressed = 40,
  noBody = 41,  ///< the picture ends too near below the head or beside the shoulders
  framesFrozen = 42,
  framesLooped = 43,  ///< a stretch of frames came before
  framesTooFast = 44,
  reactedTooSoon = 45,
  flatMotion = 46,  ///< a plane moved, no head
  screenBorder = 47,
};

/// A verdict: the one form of all of them.
struct Check {
  CheckId id{};
  double raw = 0;  ///< in `unit`
  CheckUnit unit{};
  double score = 0;  ///< 0..100, higher is better; 50 at the threshold
  double threshold = 0;
  bool passed = false;
  CheckCode code = CheckCode::notAssessable;
  bool gating = true;  ///< false: told, but no reason to refuse
  int warnCode = 0;    ///< of a failed check in the vocabulary shared with the server (FACTS.md 1.9), 0 for none
};

}  // namespace qujing

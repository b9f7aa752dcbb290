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

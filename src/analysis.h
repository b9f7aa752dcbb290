#pragma once

#include <array>
#include <optional>

#include "common/capture_step.h"
#include "common/check.h"
#include "common/geometry.h"
#include "common/status.h"
#include "resident_id/card_side.h"

namespace qujing {

/// The single next hint for the candidate. Ids are permanent.
enum class GuidanceCode : int {
  searching = 0,      ///< no card seen
  partlyOutside = 1,  ///< a card is seen, a part of it lies outside the frame
  hold = 2,           ///< nothing to correct
  tooFar = 3,
  tooClose = 4,
  offCentre = 5,
  tilted = 6,
  wrongSide = 7,  ///< another side than the one asked for, or another card
  tooDark = 8,
  tooBright = 9,
  glare = 10,
  occluded = 11,
  blurred = 12,
  holdStill = 13,
  photocopy = 14,
  captured = 15,  ///< the picture is taken
  turnOver = 16,  ///< the other side is asked for now
};

/// What the frames of a series are looked at for.
struct CardTask {
  CardSide side = CardSide::unknown;  ///< the one asked for; unknown: either
  bool second = false;                ///< the other side was taken before
  std::optional<Rect> guide;          ///< frame pixels, where the card is to lie; empty where nobody aims (stills)
  double fullScale = 1;               ///< pixels of the frame as captured for one of those handed in, 1 or more
};

constexpr int kCardCheckCount = 12;
using CardChecks = std::array<Check, kCardCheckCount>;  ///< by CheckId

/// What one frame says about the card.
struct CardAnalysis {
  ErrorCode error = ErrorCode::ok;  ///< when not ok the frame was refused and the rest is default
  std::optional<Quad> quad;         ///< in pixels of the frame handed in, whatever size it was analysed at
  double confidence = 0;            ///< 0..1, of the quad
  bool tracked = false;             ///< found by following the last frame's quad, not by a new search
  bool partlyOutside = false;       ///< a card is there but runs over the frame's border; quad is then empty
  CardSide side = CardSide::unknown;
  std::optional<int> rotation;  ///< degrees clockwise that make a card of a known side upright: 0, 90, 180, 270
  CardChecks checks;
  bool passed = false;  ///< a known side, and no gating check failed
  GuidanceCode guidance = GuidanceCode::searching;
  CaptureStep capture;
};

}  // namespace qujing

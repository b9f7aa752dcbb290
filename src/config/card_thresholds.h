#pragma once

#include <string>
#include <string_view>

#include "config/check_rule.h"

namespace qujing {

/// Every number that decides about a card, with its evidence in card_thresholds.json. A name with two numbers to keep
/// to (neither too dark nor too bright) has two rules.
struct CardThresholds {
  std::string version;

  CheckRule completeness;     ///< least distance of a corner from the frame's border, share of the card's width
  CheckRule sizeInGuide;      ///< long edge over the guide's
  CheckRule sizeOverGuide;    ///< the same, at most
  CheckRule sizeOfStill;      ///< long edge in pixels of the full picture
  CheckRule resolution;       ///< pixels a millimetre along the edge that has the fewest
  CheckRule tilt;             ///< degrees between the card's normal and the camera's axis
  CheckRule sharpness;        ///< standard deviation of the blur on the text, millimetres
  CheckRule motion;           ///< card widths a second
  CheckRule glare;            ///< share of the key field with most burnt out
  CheckRule darkness;         ///< luma of the card's ground
  CheckRule brightness;       ///< share of the card that is burnt out
  CheckRule darkScene;        ///< mean luma of a frame on which no card is found
  CheckRule brightScene;      ///< the same, at most
  CheckRule occlusion;        ///< share of the field or corner with most of it covered
  CheckRule side;             ///< how sure the side is, 0..1
  CheckRule photocopy;        ///< colour, see quality/gray_copy.h
  CheckRule screenRecapture;  ///< see quality/moire.h

  double offCentre = 0;      ///< of the card's middle from the guide's, in guide widths
  double captureHoldMs = 0;  ///< everything must hold so long; of these frames the sharpest is taken
  int captureFrames = 0;     ///< and be seen to hold on so many frames
};

/// The file that the engine carries, and a value to begin with.
std::string_view defaultCardThresholdsJson();

/// Reads a whole file of thresholds. Answers with what is wrong and where ("$.checks.glare.threshold: got a string,
/// need a number"), or with nothing; `thresholds` is written only then.
std::string readCardThresholds(std::string_view json, CardThresholds& thresholds);

}  // namespace qujing

#pragma once

#include <vector>

#include "card/flat_card.h"
#include "common/letterbox.h"
#include "resident_id/card_side.h"
#include "resident_id/side_network.h"

namespace qujing {

/// How sure each side is, 0..1, and which way up the card lies if it is that one.
struct SideReading {
  double portrait = 0, emblem = 0;
  bool portraitTurned = false, emblemTurned = false;  ///< by half, against the flat card

  double share(CardSide side) const;
  bool turned(CardSide side) const;
  CardSide likelier() const { return emblem > portrait ? CardSide::emblem : CardSide::portrait; }
};

/// Tells by the layout which side a flat card shows and which way up.
class SideClassifier {
 public:
  SideClassifier();
  SideReading read(const FlatCard& card);

 private:
  LetterboxShrinker shrinker_;
  SideNetwork network_;
  std::vector<float> tensor_;
};

/// Readings of one card over time: a frame that is blurred for a moment does not unmake what was seen before, and a
/// card that is turned over is known again after some frames.
class SideSeries {
 public:
  /// timestampMs: never earlier than the call before. The way up is that of the new reading.
  SideReading next(const SideReading& reading, double timestampMs);
  void reset() { *this = {}; }

 private:
  bool began_ = false;
  double portrait_ = 0, emblem_ = 0, lastMs_ = 0;
};

}  // namespace qujing

#pragma once

#include <span>

#include "common/geometry.h"
#include "resident_id/card_side.h"

namespace qujing {

constexpr double kCardWidthMm = 85.60, kCardHeightMm = 54.00;  ///< GA 448-2013

/// A place on the card, in millimetres from its top-left corner as printed. FACTS.md 1.3 (+-1 mm), widened to what the
/// longest entries fill.
struct CardField {
  const char* name;
  Rect area;
};

/// What must be read or compared: text values and the photo. Empty for an unknown side.
std::span<const CardField> keyFields(CardSide side);
/// Those of keyFields() whose print is always there and of one size: enough to measure strokes on.
std::span<const CardField> strokeFields(CardSide side);
/// What must not be covered: keyFields(), and the emblem and the title.
std::span<const CardField> coverFields(CardSide side);

/// A stretch of a stroke field that holds print on every card, as equal parts one after the other.
struct PrintedStretch {
  const char* field;
  double from, part;  ///< millimetres from the card's left side, and of each part
  int parts;
  bool required;  ///< false: it is only compared with, for cards with a second script may have it elsewhere
};
std::span<const PrintedStretch> printedStretches(CardSide side);

}  // namespace qujing

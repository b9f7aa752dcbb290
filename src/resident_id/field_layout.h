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

}  // namespace qujing

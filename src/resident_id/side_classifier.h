#pragma once

#include "card/flat_card.h"
#include "resident_id/card_side.h"

namespace qujing {

struct SideReading {
  CardSide side = CardSide::unknown;
  bool upsideDown = false;  ///< the flat card shows it turned by half; only of a known side
  double certainty = 0;     ///< 0..1, of the side and the way up
};

}  // namespace qujing

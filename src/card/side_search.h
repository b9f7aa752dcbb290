#pragma once

#include "card/edge_strip.h"

namespace qujing {

/// The straight edge found across a strip.
struct SideEdge {
  double fromOffset = 0;  ///< steps inward from the strip's own line, at the side's start
  double toOffset = 0;    ///< and at its end
  double support = 0;     ///< mean response along the edge, 0..1
};

/// How far the edge may be thought from the strip's own line, in steps.
struct SidePrior {
  double reach = EdgeStrip::kReach;  ///< none beyond
  double deviation = 10;             ///< of the expected error
};

/// Tries every line through the strip, takes the one best supported along its whole length, and places it to a
/// fraction of a step by weighted least squares on the peaks near it.
SideEdge searchSide(EdgeStrip& strip, const SidePrior& prior);

}  // namespace qujing

#pragma once

#include "analysis.h"

namespace qujing {

/// What the hint depends on besides the analysis.
struct CardScene {
  bool offCentre = false;  ///< the card lies beside the guide
  bool captured = false;   ///< the picture of this task is taken
};

/// The one thing to tell the person holding the card, as this frame alone has it.
GuidanceCode cardGuidance(const CardAnalysis& analysis, const CardTask& task, const CardScene& scene);

}  // namespace qujing

#pragma once

#include "analysis.h"

namespace qujing {

/// The one thing to tell the person holding the card.
GuidanceCode cardGuidance(const CardAnalysis& analysis);

}  // namespace qujing

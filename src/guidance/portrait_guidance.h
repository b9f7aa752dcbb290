#pragma once

#include "portrait_analysis.h"

namespace qujing {

/// The one thing to tell the candidate, as this frame alone has it. captured: the picture is taken.
PortraitGuidance portraitGuidance(const PortraitAnalysis& analysis, bool captured);

}  // namespace qujing

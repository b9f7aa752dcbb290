#include "guidance/card_guidance.h"

namespace qujing {

GuidanceCode cardGuidance(const CardAnalysis& analysis) {
  if (analysis.partlyOutside) return GuidanceCode::partlyOutside;
  return analysis.quad ? GuidanceCode::hold : GuidanceCode::searching;
}

}  // namespace qujing

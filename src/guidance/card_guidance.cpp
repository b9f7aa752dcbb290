#include "guidance/card_guidance.h"

namespace qujing {
namespace {

/// In this order: what must be put right first comes first. A code may come from several checks, and a check may have
/// several codes.
struct Reason {
  CheckId check;
  CheckCode code;
  GuidanceCode guidance;
};
constexpr Reason kReasons[] = {
    {CheckId::completeness, CheckCode::partlyOutside, GuidanceCode::partlyOutside},
    {CheckId::size, CheckCode::tooFar, GuidanceCode::tooFar},
    {CheckId::size, CheckCode::tooClose, GuidanceCode::tooClose},
    {CheckId::tilt, CheckCode::tilted, GuidanceCode::tilted},
    // A card that leans away has few pixels at its far edge.
    {CheckId::resolution, CheckCode::lowResolution, GuidanceCode::tooFar},
    {CheckId::side, CheckCode::wrongSide, GuidanceCode::wrongSide},
    {CheckId::exposure, CheckCode::tooDark, GuidanceCode::tooDark},
    {CheckId::exposure, CheckCode::tooBright, GuidanceCode::tooBright},
    {CheckId::glare, CheckCode::glare, GuidanceCode::glare},
    {CheckId::occlusion, CheckCode::occluded, GuidanceCode::occluded},
    // A card that moves is blurred by it.
    {CheckId::motion, CheckCode::moving, GuidanceCode::holdStill},
    {CheckId::sharpness, CheckCode::blurred, GuidanceCode::blurred},
    {CheckId::photocopy, CheckCode::photocopy, GuidanceCode::photocopy},
    // What is dark, shiny, covered or blurred may be unknown for that; what is still unknown is another card.
    {CheckId::side, CheckCode::unknownSide, GuidanceCode::wrongSide},
};

const Check& checkOf(const CardAnalysis& analysis, CheckId id) { return analysis.checks[static_cast<int>(id)]; }

bool showsTheSideTakenBefore(const CardAnalysis& analysis, const CardTask& task) {
  return task.second && analysis.side != CardSide::unknown && analysis.side != task.side;
}

GuidanceCode withoutCard(const CardAnalysis& analysis) {
  const CheckCode exposure = checkOf(analysis, CheckId::exposure).code;
  if (exposure == CheckCode::tooDark) return GuidanceCode::tooDark;
  if (exposure == CheckCode::tooBright) return GuidanceCode::tooBright;
  return analysis.partlyOutside ? GuidanceCode::partlyOutside : GuidanceCode::searching;
}

}  // namespace

GuidanceCode cardGuidance(const CardAnalysis& analysis, const CardTask& task, const CardScene& scene) {
  if (scene.captured) return GuidanceCode::captured;
  if (!analysis.quad) return withoutCard(analysis);
  if (showsTheSideTakenBefore(analysis, task)) return GuidanceCode::turnOver;
  if (analysis.passed) return GuidanceCode::hold;
  for (const auto& [id, code, guidance] : kReasons) {
    const Check& check = checkOf(analysis, id);
    if (guidance == GuidanceCode::tilted && scene.offCentre) return GuidanceCode::offCentre;
    if (check.gating && check.code == code) return guidance;
  }
  return GuidanceCode::hold;
}

}  // namespace qujing

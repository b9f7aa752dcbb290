#include "portrait/background_checks.h"

#include <cmath>

#include "quality/standard_score.h"

namespace qujing {
namespace {

constexpr int kEvery = 6;  ///< frames of a series
/// Of the crop: where less of the background is seen there is nothing to judge.
constexpr double kLeastShare = 0.03;

void writePersons(const PersonMask& mask, const Rect& crop, std::span<std::uint8_t> persons) {
  constexpr int kWidth = BackgroundMeter::kWidth, kHeight = BackgroundMeter::kHeight;
  for (int y = 0, i = 0; y < kHeight; ++y)
    for (int x = 0; x < kWidth; ++x, ++i)
      persons[i] = static_cast<std::uint8_t>(std::lround(
          255 * mask.at({crop.x + crop.width * (x + 0.5) / kWidth, crop.y + crop.height * (y + 0.5) / kHeight})));
}

}  // namespace

void BackgroundJudge::judge(const PortraitScene& scene, PortraitChecks& checks) {
  const PortraitSight& sight = scene.sight;
  const PortraitThresholds& t = sight.thresholds;
  const CheckId id = CheckId::backgroundUniformity;
  CheckRule gradientRule = t.background, spotsRule = t.backgroundSpots;
  gradientRule.gating = gradientRule.gating && !sight.spec.replaceBackground;
  spotsRule.gating = spotsRule.gating && !sight.spec.replaceBackground;
  put(checks, unassessed(id, CheckUnit::luma, gradientRule));
  if (!sight.mask.known()) return;
  const bool isLive = sight.task.stage == PortraitStage::live;
  if (!isLive || frame_++ % kEvery == 0) {
    writePersons(sight.mask, scene.plan.crop, meter_.person());
    last_ = meter_.measure(sight.picture, scene.plan.crop);
  }
  if (last_.covered < kLeastShare) return;
  const Check gradient = scored(judged(id, CheckUnit::luma, last_.gradient, gradientRule, CheckCode::busyBackground),
                                standard::backgroundScore(last_.gradient));
  const Check spots = judged(id, CheckUnit::share, last_.spots, spotsRule, CheckCode::busyBackground);
  put(checks, spots.passed ? gradient : spots);
}

}  // namespace qujing

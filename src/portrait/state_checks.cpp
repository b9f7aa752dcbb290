#include "portrait/state_checks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "face/expression.h"
#include "quality/standard_score.h"

namespace qujing {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;
/// Upper and lower lid, one above the other.
constexpr std::array<Pair, 3> kRightLids{Pair{160, 144}, Pair{159, 145}, Pair{158, 153}};
constexpr std::array<Pair, 3> kLeftLids{Pair{387, 373}, Pair{386, 374}, Pair{385, 380}};

double widest(const FaceLandmarks& face, const std::array<Pair, 3>& lids) {
  double most = 0;
  for (const auto& [upper, lower] : lids) most = std::max(most, distance(pointOf(face[upper]), pointOf(face[lower])));
  return most;
}

Check eyesCheck(const PortraitScene& scene) {
  const PortraitThresholds& t = scene.sight.thresholds;
  const double gap = std::min(widest(scene.face, kRightLids), widest(scene.face, kLeftLids));
  const double opening = gap / std::max(1.0, eyeToChin(scene.face));
  const Check lids = scored(judged(CheckId::eyesOpen, CheckUnit::share, opening, t.eyeOpening, CheckCode::eyesClosed),
                            standard::eyesOpenScore(opening));
  if (!lids.passed || !scene.sight.eyes) return lids;
  const double openness = std::min(scene.sight.eyes->left, scene.sight.eyes->right);
  const Check eyes = judged(CheckId::eyesOpen, CheckUnit::share, openness, t.eyeOpenness, CheckCode::eyesClosed);
  return eyes.passed ? lids : eyes;
}

Check mouthCheck(const PortraitScene& scene) {
  const double opening = scene.sight.mouthOpening;
  const Check check = judged(CheckId::mouthClosed, CheckUnit::share, opening, scene.sight.thresholds.mouthOpening,
                             CheckCode::mouthOpen);
  return scored(check, standard::mouthClosedScore(opening));
}

/// From the landmarks' shape; the standard's two networks are too large to download.
Check expressionCheck(const PortraitScene& scene) {
  const CheckRule& rule = scene.sight.thresholds.expression;
  const auto seen = expression(scene.face);
  if (!seen) return unassessed(CheckId::expressionNeutrality, CheckUnit::share, rule);
  return judged(CheckId::expressionNeutrality, CheckUnit::share, expressiveness(*seen), rule, CheckCode::expression);
}

}  // namespace

void judgeState(const PortraitScene& scene, PortraitChecks& checks) {
  put(checks, eyesCheck(scene));
  put(checks, mouthCheck(scene));
  put(checks, expressionCheck(scene));
}

}  // namespace qujing

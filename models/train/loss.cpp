#include "loss.h"

#include <algorithm>
#include <cmath>

#include "network.h"

namespace training {
namespace {

constexpr float kMapWeights[Network::kMaps] = {1.0f, 0.5f};
constexpr float kEdgeWeight = 3;
constexpr int kFewestCells = 8;

}  // namespace

Verdict judge(const Map& logits, const Map& maps, Map& gradient) {
  gradient.resize(logits.width, logits.height, logits.channels);
  std::fill(gradient.values.begin(), gradient.values.end(), 0.0f);
  Verdict verdict;
  int both = 0, either = 0, truly = 0;
  const float share = 1.0f / static_cast<float>(logits.pixels());
  for (int p = 0; p < logits.pixels(); ++p) {
    const float* const truth = &maps.values[p * Network::kMaps];
    const float* const logit = &logits.values[p * logits.channels];
    for (int m = 0; m < Network::kMaps; ++m) {
      const float weight = kMapWeights[m] * (1 + kEdgeWeight * truth[1]) * share;
      const float entropy = std::max(logit[m], 0.0f) - logit[m] * truth[m] + std::log1p(std::exp(-std::abs(logit[m])));
      verdict.loss += weight * entropy;
      gradient.values[p * logits.channels + m] = weight * (1 / (1 + std::exp(-logit[m])) - truth[m]);
    }
    const bool mine = logit[0] > 0, real = truth[0] > 0.5f;
    both += mine && real ? 1 : 0;
    either += mine || real ? 1 : 0;
    truly += real ? 1 : 0;
    verdict.covered += mine ? 1 : 0;
  }
  verdict.hasCard = truly > kFewestCells;
  verdict.iou = either > 0 ? static_cast<double>(both) / either : 1;
  return verdict;
}

}  // namespace training

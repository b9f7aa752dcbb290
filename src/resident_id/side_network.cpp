#include "resident_id/side_network.h"

#include <algorithm>
#include <cmath>

#include "common/weight_reader.h"

namespace qujing {
namespace {

constexpr int kStem = 16, kDeep = 32;  ///< channels
constexpr int kLastCells = 8 * 5;      ///< of the last map, all of them read by the head
constexpr int kHeadOutputs = 8,
              kClasses = 5;  ///< other, portrait, portrait turned, emblem, emblem turned; three nobody reads
constexpr int kStemPixels = SideNetwork::kWidth / 2 * (SideNetwork::kHeight / 2);

}  // namespace

SideNetwork::SideNetwork(std::span<const unsigned char> weights)
    : mapA_(kStemPixels * kStem),
      mapB_(kStemPixels / 4 * kDeep),
      between_(kStemPixels / 4 * kDeep),
      padded_(paddedSize({nullptr, kWidth / 2, kHeight / 2, kStem}, 3)) {
  weights_.reserve(weights.size());
  WeightReader reader(weights, weights_);
  stem_ = reader.next(27, kStem);
  layers_ = {readSeparable(reader, kStem, kDeep, 3, 2), readSeparable(reader, kDeep, kDeep, 3, 2),
             readSeparable(reader, kDeep, kDeep, 3, 1), readSeparable(reader, kDeep, kDeep, 3, 1),
             readSeparable(reader, kDeep, kDeep, 3, 2)};
  head_ = reader.next(kLastCells * kDeep, kHeadOutputs);
  valid_ = reader.complete();
}

SideShares SideNetwork::run(std::span<float> tensor) {
  FeatureMap map{mapA_.data(), kWidth / 2, kHeight / 2, kStem};
  convolveStem({tensor.data(), kWidth, kHeight, 3}, stem_, map);
  for (const SeparableLayer& layer : layers_) {
    float* const output = map.data == mapA_.data() ? mapB_.data() : mapA_.data();
    map = applySeparable(layer, map, padded_, between_.data(), output);
  }
  std::array<float, kHeadOutputs> logits{};
  convolvePointwise({map.data, 1, 1, map.size()}, head_, nullptr, false, {logits.data(), 1, 1, kHeadOutputs});

  const float most = *std::max_element(logits.begin(), logits.begin() + kClasses);
  std::array<double, kClasses> shares{};
  double sum = 0;
  for (int k = 0; k < kClasses; ++k) sum += shares[k] = std::exp(logits[k] - most);
  for (double& share : shares) share /= sum;
  return {shares[0], {shares[1], shares[2]}, {shares[3], shares[4]}};
}

}  // namespace qujing

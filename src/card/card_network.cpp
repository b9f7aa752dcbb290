#include "card/card_network.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "common/weight_reader.h"

namespace qujing {
namespace {

constexpr std::array<int, 4> kWidths{16, 32, 64, 96};  ///< channels at 1/2, 1/4, 1/8, 1/16
constexpr int kSixteenthBlocks = 8;                    ///< of equal width
constexpr int kMaps = 2;                               ///< of the head's outputs, those that are read: cover, outline
constexpr int kHeadOutputs = 8;                        ///< cover, outline, six that nobody reads

float sigmoid(float logit) { return 1.0f / (1.0f + std::exp(-logit)); }

}  // namespace

CardNetwork::CardNetwork(std::span<const unsigned char> weights) {
  weights_.reserve(weights.size());  // the pointers into it must survive the reading; one float per byte is enough
  readWeights(weights);
}

void CardNetwork::readWeights(std::span<const unsigned char> weights) {
  const auto [half, quarter, eighth, sixteenth] = kWidths;
  WeightReader reader(weights, weights_);
  auto separable = [&reader](int inputs, int outputs, int size, int stride) {
    return readSeparable(reader, inputs, outputs, size, stride);
  };
  stem_ = reader.next(27, half);
  quarter_ = {separable(half, quarter, 3, 2), separable(quarter, quarter, 3, 1)};
  eighth_ = {separable(quarter, eighth, 3, 2), separable(eighth, eighth, 3, 1), separable(eighth, eighth, 3, 1)};
  sixteenth_ = {separable(eighth, sixteenth, 3, 2)};
  for (int i = 0; i < kSixteenthBlocks; ++i) sixteenth_.push_back(separable(sixteenth, sixteenth, 5, 1));
  context_ = reader.next(sixteenth, sixteenth);
  liftEighth_ = reader.next(sixteenth, eighth);
  fuseEighth_ = separable(eighth, eighth, 3, 1);
  liftQuarter_ = reader.next(eighth, quarter);
  fuseQuarter_ = separable(quarter, quarter, 3, 1);
  head_ = reader.next(quarter, kHeadOutputs);
  valid_ = reader.complete();
}

void CardNetwork::reserve(int width, int height) {
  const auto [half, quarter, eighth, sixteenth] = kWidths;
  const std::size_t pixels = static_cast<std::size_t>(width) * height;
  stemOut_.resize(pixels / 4 * half);
  depthwiseOut_.resize(pixels / 16 * quarter);  // the largest map between two layers
  // The largest map that a depthwise layer reads: the stem's, or one of few channels with many borders.
  padded_.resize(std::max(paddedSize({nullptr, width / 2, height / 2, half}, 3),
                          paddedSize({nullptr, width / 16, height / 16, sixteenth}, 5)));
  quarterA_.resize(pixels / 16 * quarter);
  quarterB_.resize(pixels / 16 * quarter);
  eighthA_.resize(pixels / 64 * eighth);
  eighthB_.resize(pixels / 64 * eighth);
  sixteenthA_.resize(pixels / 256 * sixteenth);
  sixteenthB_.resize(pixels / 256 * sixteenth);
  context1_.resize(sixteenth);
  context2_.resize(sixteenth);
  logits_.resize(pixels / 16 * kHeadOutputs);
  maps_.resize(pixels / 16 * kMaps);
}

FeatureMap CardNetwork::apply(const SeparableLayer& layer, const FeatureMap& input, float* output) {
  return applySeparable(layer, input, padded_, depthwiseOut_.data(), output);
}

CardMaps CardNetwork::run(std::span<float> tensor, int width, int height) {
  const auto [half, quarter, eighth, sixteenth] = kWidths;
  reserve(width, height);
  const FeatureMap input{tensor.data(), width, height, 3};
  const FeatureMap stem{stemOut_.data(), width / 2, height / 2, half};
  convolveStem(input, stem_, stem);
  const FeatureMap atQuarter = apply(quarter_[1], apply(quarter_[0], stem, quarterA_.data()), quarterB_.data());

  FeatureMap atEighth = apply(eighth_[0], atQuarter, eighthA_.data());
  atEighth = apply(eighth_[1], atEighth, eighthB_.data());
  atEighth = apply(eighth_[2], atEighth, eighthA_.data());

  FeatureMap deep = apply(sixteenth_[0], atEighth, sixteenthA_.data());
  for (std::size_t i = 1; i < sixteenth_.size(); ++i)
    deep = apply(sixteenth_[i], deep, deep.data == sixteenthA_.data() ? sixteenthB_.data() : sixteenthA_.data());
  addContext(deep, context_, context1_, context2_);

  const FeatureMap liftedEighth{depthwiseOut_.data(), deep.width, deep.height, eighth};
  convolvePointwise(deep, liftEighth_, nullptr, false, liftedEighth);
  addDoubled(liftedEighth, atEighth);
  const FeatureMap fusedEighth = apply(fuseEighth_, atEighth, eighthB_.data());

  const FeatureMap liftedQuarter{depthwiseOut_.data(), fusedEighth.width, fusedEighth.height, quarter};
  convolvePointwise(fusedEighth, liftQuarter_, nullptr, false, liftedQuarter);
  addDoubled(liftedQuarter, atQuarter);
  const FeatureMap fusedQuarter = apply(fuseQuarter_, atQuarter, quarterA_.data());

  const FeatureMap logits{logits_.data(), fusedQuarter.width, fusedQuarter.height, kHeadOutputs};
  convolvePointwise(fusedQuarter, head_, nullptr, false, logits);
  const int cells = logits.width * logits.height;
  for (int cell = 0; cell < cells; ++cell)
    for (int map = 0; map < kMaps; ++map) maps_[map * cells + cell] = sigmoid(logits.data[cell * kHeadOutputs + map]);
  return {logits.width, logits.height, maps_.data(), maps_.data() + cells};
}

}  // namespace qujing

#include "card/card_network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace qujing {
namespace {

constexpr std::array<int, 4> kWidths{16, 32, 64, 96};  ///< channels at 1/2, 1/4, 1/8, 1/16
constexpr int kSixteenthBlocks = 8;                    ///< of equal width
constexpr int kMaps = 2;                               ///< of the head's outputs, those that are read: cover, outline
constexpr int kHeadOutputs = 8;                        ///< cover, outline, six that nobody reads
constexpr std::array<unsigned char, 8> kMagic{'Q', 'J', 'C', 'N', 1, 0, 0, 0};

/// Walks the weight file: per convolution `outputs` float32 scales, `outputs` float32 biases, then the kernel's
/// bytes, output innermost.
class WeightReader {
 public:
  WeightReader(std::span<const unsigned char> bytes, std::vector<float>& weights) : bytes_(bytes), weights_(weights) {}

  ConvolutionWeights next(int kernelRows, int outputs) {
    const std::size_t kernelSize = static_cast<std::size_t>(kernelRows) * outputs;
    const std::size_t length = outputs * 2 * sizeof(float) + kernelSize;
    if (bytes_.size() - position_ < length) {
      complete_ = false;
      return {};
    }
    const unsigned char* const scales = bytes_.data() + position_;
    const unsigned char* const biases = scales + outputs * sizeof(float);
    const unsigned char* const kernel = biases + outputs * sizeof(float);
    position_ += length;
    return {appendKernel(kernel, scales, kernelSize, outputs), appendFloats(biases, outputs)};
  }

  bool complete() const { return complete_ && position_ == bytes_.size(); }
  void skip(std::size_t count) { position_ += count; }

 private:
  const float* appendFloats(const unsigned char* from, int count) {
    const std::size_t first = weights_.size();
    weights_.resize(first + count);
    std::memcpy(&weights_[first], from, count * sizeof(float));
    return &weights_[first];
  }

  const float* appendKernel(const unsigned char* from, const unsigned char* scales, std::size_t count, int outputs) {
    const std::size_t first = weights_.size();
    weights_.resize(first + count);
    for (std::size_t i = 0; i < count; ++i) {
      float scale;
      std::memcpy(&scale, scales + (i % outputs) * sizeof(float), sizeof scale);
      weights_[first + i] = static_cast<float>(static_cast<signed char>(from[i])) * scale;
    }
    return &weights_[first];
  }

  std::span<const unsigned char> bytes_;
  std::vector<float>& weights_;
  std::size_t position_ = 0;
  bool complete_ = true;
};

float sigmoid(float logit) { return 1.0f / (1.0f + std::exp(-logit)); }

}  // namespace

CardNetwork::CardNetwork(std::span<const unsigned char> weights) {
  if (weights.size() < kMagic.size() || !std::equal(kMagic.begin(), kMagic.end(), weights.begin())) return;
  weights_.reserve(weights.size());  // the pointers into it must survive the reading; one float per byte is enough
  readWeights(weights);
}

void CardNetwork::readWeights(std::span<const unsigned char> weights) {
  const auto [half, quarter, eighth, sixteenth] = kWidths;
  WeightReader reader(weights, weights_);
  reader.skip(kMagic.size());
  auto separable = [&reader](int inputs, int outputs, int size, int stride) {
    const ConvolutionWeights depthwise = reader.next(size * size, inputs);
    return Separable{depthwise, reader.next(inputs, outputs), inputs, outputs, size, stride};
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

/// A layer of equal width and stride 1 adds its input to its output.
FeatureMap CardNetwork::apply(const Separable& layer, const FeatureMap& input, float* output) {
  const int width = input.width / layer.stride, height = input.height / layer.stride;
  const FeatureMap between{depthwiseOut_.data(), width, height, layer.inputs};
  convolveDepthwise(input, layer.depthwise, layer.size, layer.stride, padded_, between);
  const bool residual = layer.inputs == layer.outputs;
  const FeatureMap result{output, width, height, layer.outputs};
  convolvePointwise(between, layer.pointwise, residual ? &input : nullptr, true, result);
  return result;
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

#pragma once

#include <array>
#include <cstring>
#include <span>
#include <vector>

#include "common/network_layers.h"

namespace qujing {

/// Walks a file of models/train/weight_file.h: 8 magic bytes, then per convolution `outputs` float32 scales, `outputs`
/// float32 biases, then the kernel's bytes, output innermost.
class WeightReader {
 public:
  /// weights: reserved for bytes.size() floats, for the answers point into it.
  WeightReader(std::span<const unsigned char> bytes, std::vector<float>& weights) : bytes_(bytes), weights_(weights) {
    complete_ = bytes.size() >= kMagic.size() && std::equal(kMagic.begin(), kMagic.end(), bytes.begin());
    position_ = complete_ ? kMagic.size() : 0;
  }

  ConvolutionWeights next(int kernelRows, int outputs) {
    const std::size_t kernelSize = static_cast<std::size_t>(kernelRows) * outputs;
    const std::size_t length = outputs * 2 * sizeof(float) + kernelSize;
    if (!complete_ || bytes_.size() - position_ < length) {
      complete_ = false;
      return {};
    }
    const unsigned char* const scales = bytes_.data() + position_;
    const unsigned char* const biases = scales + outputs * sizeof(float);
    const unsigned char* const kernel = biases + outputs * sizeof(float);
    position_ += length;
    return {appendKernel(kernel, scales, kernelSize, outputs), appendFloats(biases, outputs)};
  }

  /// The bytes were a whole weight file, no more and no less.
  bool complete() const { return complete_ && position_ == bytes_.size(); }

 private:
  static constexpr std::array<unsigned char, 8> kMagic{'Q', 'J', 'C', 'N', 1, 0, 0, 0};

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

}  // namespace qujing

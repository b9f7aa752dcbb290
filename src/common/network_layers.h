#pragma once

#include <span>

namespace qujing {

/// A feature map: height x width x channels, channels innermost, a multiple of 4. Borrowed memory.
struct FeatureMap {
  float* data = nullptr;
  int width = 0, height = 0, channels = 0;

  int size() const { return width * height * channels; }
  float* at(int x, int y) const { return data + (y * width + x) * channels; }
};

/// Weights of one convolution with its bias.
struct ConvolutionWeights {
  const float* kernel = nullptr;  ///< row, column, input, output (depthwise: row, column, channel)
  const float* bias = nullptr;    ///< one per output
};

/// 3x3 over three input channels, stride 2, zero padding 1, ReLU. input: height x width x 3.
void convolveStem(const FeatureMap& input, ConvolutionWeights weights, const FeatureMap& output);
/// size x size (3 or 5) on each channel alone, zero padding size / 2, ReLU. padded: scratch of paddedSize() floats.
void convolveDepthwise(const FeatureMap& input, ConvolutionWeights weights, int size, int stride,
                       std::span<float> padded, const FeatureMap& output);
/// Of the map with size / 2 pixels more on each side, floats.
constexpr int paddedSize(const FeatureMap& map, int size) {
  return (map.width + size / 2 * 2) * (map.height + size / 2 * 2) * map.channels;
}
/// 1x1. With `residual` its values are added before the ReLU; without `rectify` there is no ReLU.
void convolvePointwise(const FeatureMap& input, ConvolutionWeights weights, const FeatureMap* residual, bool rectify,
                       const FeatureMap& output);
/// fine = relu(fine + coarse doubled in size, nearest neighbour). fine is twice coarse each way.
void addDoubled(const FeatureMap& coarse, const FeatureMap& fine);
/// map = relu(map + linear(mean of map over its area)), the same addend for every pixel. mean, addend: scratch of
/// `channels` floats each.
void addContext(const FeatureMap& map, ConvolutionWeights weights, std::span<float> mean, std::span<float> addend);

}  // namespace qujing

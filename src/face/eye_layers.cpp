#include "face/eye_layers.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace qujing {
namespace {

constexpr std::array<unsigned char, 8> kMagic{'Q', 'J', 'C', 'N', 1, 0, 0, 0};
constexpr int kMostOutputs = 32;
constexpr int kSide = 3;

using Row = std::array<float, kMostOutputs>;

void unpack(const LayerBytes& layer, int row, Row& weights) {
  const unsigned char* const bytes = layer.kernel + static_cast<std::size_t>(row) * layer.outputs;
  for (int o = 0; o < layer.outputs; ++o) weights[o] = static_cast<float>(static_cast<signed char>(bytes[o]));
}

/// The sums in `output` become what the layer says.
void finish(const LayerBytes& layer, const float* added, bool rectify, const LayerMap& output) {
  Row scales, biases;
  std::memcpy(scales.data(), layer.scales, static_cast<std::size_t>(layer.outputs) * sizeof(float));
  std::memcpy(biases.data(), layer.biases, static_cast<std::size_t>(layer.outputs) * sizeof(float));
  for (int p = 0; p < output.width * output.height; ++p) {
    float* const pixel = output.values + static_cast<std::size_t>(p) * output.channels;
    for (int o = 0; o < output.channels; ++o) {
      pixel[o] = pixel[o] * scales[o] + biases[o];
      if (added != nullptr) pixel[o] += added[static_cast<std::size_t>(p) * output.channels + o];
      if (rectify) pixel[o] = std::max(pixel[o], 0.0f);
    }
  }
}

/// Calls act(input pixel, output pixel) for each output pixel whose place of the 3x3 window lies in the input.
template <typename Act>
void eachPixel(const LayerMap& input, const LayerMap& output, int tap, Act act) {
  const int stride = input.width / output.width;
  const int dx = tap % kSide - 1, dy = tap / kSide - 1;
  for (int y = 0; y < output.height; ++y) {
    const int fromY = y * stride + dy;
    if (fromY < 0 || fromY >= input.height) continue;
    for (int x = 0; x < output.width; ++x) {
      const int fromX = x * stride + dx;
      if (fromX < 0 || fromX >= input.width) continue;
      act(input.values + (static_cast<std::size_t>(fromY) * input.width + fromX) * input.channels,
          output.values + (static_cast<std::size_t>(y) * output.width + x) * output.channels);
    }
  }
}

}  // namespace

LayerReader::LayerReader(std::span<const unsigned char> file)
    : rest_(file), complete_(file.size() >= kMagic.size() && std::equal(kMagic.begin(), kMagic.end(), file.begin())) {
  if (complete_) rest_ = rest_.subspan(kMagic.size());
}

LayerBytes LayerReader::next(int rows, int outputs) {
  const std::size_t floats = static_cast<std::size_t>(outputs) * sizeof(float);
  const std::size_t kernel = static_cast<std::size_t>(rows) * outputs;
  if (!complete_ || outputs > kMostOutputs || rest_.size() < 2 * floats + kernel) {
    complete_ = false;
    return {};
  }
  const unsigned char* const start = rest_.data();
  rest_ = rest_.subspan(2 * floats + kernel);
  return {start, start + floats, start + 2 * floats, rows, outputs};
}

void convolveWindows(const LayerBytes& layer, const LayerMap& input, const LayerMap& output) {
  std::fill_n(output.values, output.size(), 0.0f);
  Row weights;
  for (int row = 0; row < layer.rows; ++row) {
    unpack(layer, row, weights);
    const int channel = row % input.channels;
    eachPixel(input, output, row / input.channels, [&](const float* from, float* to) {
      for (int o = 0; o < output.channels; ++o) to[o] += from[channel] * weights[o];
    });
  }
  finish(layer, nullptr, true, output);
}

void convolveChannels(const LayerBytes& layer, const LayerMap& input, const LayerMap& output) {
  std::fill_n(output.values, output.size(), 0.0f);
  Row weights;
  for (int row = 0; row < layer.rows; ++row) {
    unpack(layer, row, weights);
    eachPixel(input, output, row, [&](const float* from, float* to) {
      for (int o = 0; o < output.channels; ++o) to[o] += from[o] * weights[o];
    });
  }
  finish(layer, nullptr, true, output);
}

void mixChannels(const LayerBytes& layer, const LayerMap& input, const float* added, bool rectify,
                 const LayerMap& output) {
  std::fill_n(output.values, output.size(), 0.0f);
  Row weights;
  for (int row = 0; row < layer.rows; ++row) {
    unpack(layer, row, weights);
    for (int p = 0; p < input.width * input.height; ++p) {
      const float from = input.values[static_cast<std::size_t>(p) * input.channels + row];
      float* const to = output.values + static_cast<std::size_t>(p) * output.channels;
      for (int o = 0; o < output.channels; ++o) to[o] += from * weights[o];
    }
  }
  finish(layer, added, rectify, output);
}

}  // namespace qujing

#include "common/network_layers.h"

#include <algorithm>
#include <cstring>

namespace qujing {
namespace {

/// Four lanes: an SSE register natively, a v128 in wasm. Clang and GCC both know the extension, so that native and
/// wasm builds add in the same order and agree to the last bits.
using Float4 = float __attribute__((vector_size(16)));

Float4 load(const float* p) {
  Float4 v;
  std::memcpy(&v, p, sizeof v);
  return v;
}
void store(float* p, Float4 v) { std::memcpy(p, &v, sizeof v); }
Float4 splat(float value) { return Float4{value, value, value, value}; }
Float4 relu(Float4 v) {
  const Float4 zero{};
  return v > zero ? v : zero;
}

/// Adds one 3-channel input pixel times its part of the stem's kernel into `sums`.
template <int kVectors>
void addStemTap(const float* rgb, const float* kernel, Float4 (&sums)[kVectors]) {
  for (int c = 0; c < 3; ++c)
    for (int v = 0; v < kVectors; ++v) sums[v] += splat(rgb[c]) * load(kernel + (c * kVectors + v) * 4);
}

template <int kVectors>
void stemPixel(const FeatureMap& input, ConvolutionWeights weights, int x, int y, float* out) {
  Float4 sums[kVectors];
  for (int v = 0; v < kVectors; ++v) sums[v] = load(weights.bias + v * 4);
  for (int ky = 0; ky < 3; ++ky) {
    const int row = y * 2 + ky - 1;
    if (row < 0 || row >= input.height) continue;
    for (int kx = 0; kx < 3; ++kx) {
      const int column = x * 2 + kx - 1;
      if (column < 0 || column >= input.width) continue;
      addStemTap<kVectors>(input.data + (row * input.width + column) * 3,
                           weights.kernel + (ky * 3 + kx) * 3 * kVectors * 4, sums);
    }
  }
  for (int v = 0; v < kVectors; ++v) store(out + v * 4, relu(sums[v]));
}

/// kPixels neighbouring outputs of four channels. in: the first one's top-left tap; row: floats a padded row; pixel:
/// floats from one output's taps to the next one's.
template <int kSize, int kPixels>
void depthwiseTile(const float* in, int row, int pixel, int channels, const float* kernel, Float4 bias, float* out) {
  Float4 sums[kPixels];
  for (Float4& sum : sums) sum = bias;
  for (int ky = 0; ky < kSize; ++ky)
    for (int kx = 0; kx < kSize; ++kx) {
      const Float4 weight = load(kernel + (ky * kSize + kx) * channels);
      for (int p = 0; p < kPixels; ++p) sums[p] += load(in + ky * row + kx * channels + p * pixel) * weight;
    }
  for (int p = 0; p < kPixels; ++p) store(out + p * channels, relu(sums[p]));
}

/// in: the padded map, row floats a row.
template <int kSize>
void depthwise(const float* in, int row, ConvolutionWeights weights, int stride, const FeatureMap& output) {
  const int channels = output.channels, pixel = stride * channels;
  for (int y = 0; y < output.height; ++y)
    for (int c = 0; c < channels; c += 4) {
      const float* const from = in + y * stride * row + c;
      const Float4 bias = load(weights.bias + c);
      int x = 0;
      for (; x + 4 <= output.width; x += 4)
        depthwiseTile<kSize, 4>(from + x * pixel, row, pixel, channels, weights.kernel + c, bias, output.at(x, y) + c);
      for (; x < output.width; ++x)
        depthwiseTile<kSize, 1>(from + x * pixel, row, pixel, channels, weights.kernel + c, bias, output.at(x, y) + c);
    }
}

struct PointwiseTile {
  const float* in;
  const float* residual;
  float* out;
  bool rectify;
};

/// kPixels pixels by 8 outputs held in registers over the whole sum.
template <int kPixels>
void pointwiseTile(const PointwiseTile& tile, ConvolutionWeights weights, int inputs, int outputs, int o) {
  Float4 sums[kPixels][2];
  for (int p = 0; p < kPixels; ++p) {
    sums[p][0] = load(weights.bias + o);
    sums[p][1] = load(weights.bias + o + 4);
  }
  const float* kernel = weights.kernel + o;
  for (int i = 0; i < inputs; ++i, kernel += outputs) {
    const Float4 low = load(kernel), high = load(kernel + 4);
    for (int p = 0; p < kPixels; ++p) {
      const Float4 value = splat(tile.in[p * inputs + i]);
      sums[p][0] += value * low;
      sums[p][1] += value * high;
    }
  }
  for (int p = 0; p < kPixels; ++p)
    for (int half = 0; half < 2; ++half) {
      Float4 sum = sums[p][half];
      const int at = p * outputs + o + half * 4;
      if (tile.residual != nullptr) sum += load(tile.residual + at);
      store(tile.out + at, tile.rectify ? relu(sum) : sum);
    }
}

}  // namespace

void convolveStem(const FeatureMap& input, ConvolutionWeights weights, const FeatureMap& output) {
  for (int y = 0; y < output.height; ++y)
    for (int x = 0; x < output.width; ++x) stemPixel<4>(input, weights, x, y, output.at(x, y));
}

void convolveDepthwise(const FeatureMap& input, ConvolutionWeights weights, int size, int stride,
                       std::span<float> padded, const FeatureMap& output) {
  const int margin = size / 2, row = (input.width + 2 * margin) * input.channels;
  std::fill_n(padded.begin(), paddedSize(input, size), 0.0f);
  for (int y = 0; y < input.height; ++y)
    std::copy_n(input.at(0, y), input.width * input.channels, &padded[(y + margin) * row + margin * input.channels]);
  if (size == 3)
    depthwise<3>(padded.data(), row, weights, stride, output);
  else
    depthwise<5>(padded.data(), row, weights, stride, output);
}

void convolvePointwise(const FeatureMap& input, ConvolutionWeights weights, const FeatureMap* residual, bool rectify,
                       const FeatureMap& output) {
  const int pixels = input.width * input.height;
  for (int first = 0; first < pixels; first += 4) {
    const int count = std::min(4, pixels - first);
    for (int p = 0; p < count; p += count == 4 ? 4 : 1) {
      const int pixel = first + p;
      const PointwiseTile tile{input.data + pixel * input.channels,
                               residual != nullptr ? residual->data + pixel * output.channels : nullptr,
                               output.data + pixel * output.channels, rectify};
      for (int o = 0; o < output.channels; o += 8) {
        if (count == 4)
          pointwiseTile<4>(tile, weights, input.channels, output.channels, o);
        else
          pointwiseTile<1>(tile, weights, input.channels, output.channels, o);
      }
    }
  }
}

void addDoubled(const FeatureMap& coarse, const FeatureMap& fine) {
  for (int y = 0; y < fine.height; ++y)
    for (int x = 0; x < fine.width; ++x) {
      const float* const from = coarse.at(x / 2, y / 2);
      float* const to = fine.at(x, y);
      for (int c = 0; c < fine.channels; c += 4) store(to + c, relu(load(to + c) + load(from + c)));
    }
}

void addContext(const FeatureMap& map, ConvolutionWeights weights, std::span<float> mean, std::span<float> addend) {
  const int pixels = map.width * map.height;
  std::fill(mean.begin(), mean.end(), 0.0f);
  for (int p = 0; p < pixels; ++p)
    for (int c = 0; c < map.channels; ++c) mean[c] += map.data[p * map.channels + c];
  for (float& value : mean) value /= static_cast<float>(pixels);
  const FeatureMap from{mean.data(), 1, 1, map.channels}, to{addend.data(), 1, 1, map.channels};
  convolvePointwise(from, weights, nullptr, false, to);
  for (int p = 0; p < pixels; ++p)
    for (int c = 0; c < map.channels; c += 4) {
      float* const value = map.data + p * map.channels + c;
      store(value, relu(load(value) + load(addend.data() + c)));
    }
}

}  // namespace qujing

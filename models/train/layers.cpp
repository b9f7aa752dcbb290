#include "layers.h"

#include <algorithm>
#include <cstring>

namespace training {
namespace {

constexpr int kLanes = 16;
using Vector = float __attribute__((vector_size(kLanes * sizeof(float))));

Vector load(const float* p) {
  Vector v;
  std::memcpy(&v, p, sizeof v);
  return v;
}
void store(float* p, Vector v) { std::memcpy(p, &v, sizeof v); }
Vector splat(float value) { return value - Vector{}; }

/// y (pixels x outputs) = x (pixels x inputs) * w (inputs x outputs) + bias; kVectors * 16 outputs, 4 pixels at once.
template <int kVectors, int kPixels>
void productTile(const float* x, int inputs, const float* w, const float* bias, int outputs, float* y) {
  Vector sums[kPixels][kVectors];
  for (int p = 0; p < kPixels; ++p)
    for (int v = 0; v < kVectors; ++v) sums[p][v] = bias != nullptr ? load(bias + v * kLanes) : Vector{};
  for (int i = 0; i < inputs; ++i)
    for (int v = 0; v < kVectors; ++v) {
      const Vector weight = load(w + static_cast<std::size_t>(i) * outputs + v * kLanes);
      for (int p = 0; p < kPixels; ++p) sums[p][v] += splat(x[p * inputs + i]) * weight;
    }
  for (int p = 0; p < kPixels; ++p)
    for (int v = 0; v < kVectors; ++v) store(y + static_cast<std::size_t>(p) * outputs + v * kLanes, sums[p][v]);
}

template <int kVectors>
void productColumns(const float* x, int pixels, int inputs, const float* w, const float* bias, int outputs, float* y) {
  int p = 0;
  for (; p + 4 <= pixels; p += 4) productTile<kVectors, 4>(x + p * inputs, inputs, w, bias, outputs, y + p * outputs);
  for (; p < pixels; ++p) productTile<kVectors, 1>(x + p * inputs, inputs, w, bias, outputs, y + p * outputs);
}

void product(const float* x, int pixels, int inputs, const float* w, const float* bias, int outputs, float* y) {
  int o = 0;
  auto offset = [&](const float* b) { return b != nullptr ? b + o : nullptr; };
  for (; o + 4 * kLanes <= outputs; o += 4 * kLanes)
    productColumns<4>(x, pixels, inputs, w + o, offset(bias), outputs, y + o);
  for (; o + 2 * kLanes <= outputs; o += 2 * kLanes)
    productColumns<2>(x, pixels, inputs, w + o, offset(bias), outputs, y + o);
  for (; o < outputs; o += kLanes) productColumns<1>(x, pixels, inputs, w + o, offset(bias), outputs, y + o);
}

/// gw (inputs x outputs) += x^T * gy, for kInputs rows of gw and kVectors * 16 columns.
template <int kVectors, int kInputs>
void outerTile(const float* x, int pixels, int inputs, const float* gy, int outputs, float* gw) {
  Vector sums[kInputs][kVectors];
  for (int i = 0; i < kInputs; ++i)
    for (int v = 0; v < kVectors; ++v) sums[i][v] = load(gw + i * outputs + v * kLanes);
  for (int p = 0; p < pixels; ++p)
    for (int v = 0; v < kVectors; ++v) {
      const Vector g = load(gy + static_cast<std::size_t>(p) * outputs + v * kLanes);
      for (int i = 0; i < kInputs; ++i) sums[i][v] += splat(x[static_cast<std::size_t>(p) * inputs + i]) * g;
    }
  for (int i = 0; i < kInputs; ++i)
    for (int v = 0; v < kVectors; ++v) store(gw + i * outputs + v * kLanes, sums[i][v]);
}

void outer(const float* x, int pixels, int inputs, const float* gy, int outputs, float* gw) {
  for (int i = 0; i < inputs; i += 4) {
    float* const row = gw + static_cast<std::size_t>(i) * outputs;
    int o = 0;
    for (; o + 2 * kLanes <= outputs; o += 2 * kLanes) outerTile<2, 4>(x + i, pixels, inputs, gy + o, outputs, row + o);
    for (; o < outputs; o += kLanes) outerTile<1, 4>(x + i, pixels, inputs, gy + o, outputs, row + o);
  }
}

/// The map with `margin` zeros round it, so that no tap of a kernel needs to ask where it is.
const std::vector<float>& padded(const Map& map, int margin, std::vector<float>& values) {
  const std::size_t row = static_cast<std::size_t>(map.width + 2 * margin) * map.channels;
  values.assign(row * (map.height + 2 * margin), 0.0f);
  for (int y = 0; y < map.height; ++y)
    std::copy_n(map.at(0, y), map.width * map.channels, &values[(y + margin) * row + margin * map.channels]);
  return values;
}

thread_local std::vector<float> paddedIn, paddedOut, transposed;

/// kPixels neighbouring outputs of 16 channels. in: the first one's top-left tap; row: floats a padded row.
template <int kSize, int kPixels>
void depthwiseTile(const float* in, std::size_t row, int step, int channels, const float* kernel, Vector bias,
                   float* out) {
  Vector sums[kPixels];
  for (Vector& sum : sums) sum = bias;
  for (int ky = 0; ky < kSize; ++ky)
    for (int kx = 0; kx < kSize; ++kx) {
      const Vector weight = load(kernel + (ky * kSize + kx) * channels);
      for (int p = 0; p < kPixels; ++p) sums[p] += load(in + ky * row + kx * channels + p * step) * weight;
    }
  for (int p = 0; p < kPixels; ++p) store(out + p * channels, sums[p]);
}

/// in: padded by kSize / 2, inWidth pixels a row before that.
template <int kSize>
void depthwise(const float* in, int inWidth, int stride, const float* kernel, const float* bias, Map& out) {
  const int channels = out.channels, step = stride * channels;
  const std::size_t row = static_cast<std::size_t>(inWidth + kSize - 1) * channels;
  for (int y = 0; y < out.height; ++y)
    for (int c = 0; c < channels; c += kLanes) {
      const Vector start = bias != nullptr ? load(bias + c) : Vector{};
      const float* const from = in + y * stride * row + c;
      int x = 0;
      for (; x + 4 <= out.width; x += 4)
        depthwiseTile<kSize, 4>(from + x * step, row, step, channels, kernel + c, start, out.at(x, y) + c);
      for (; x < out.width; ++x)
        depthwiseTile<kSize, 1>(from + x * step, row, step, channels, kernel + c, start, out.at(x, y) + c);
    }
}

template <int kSize>
void depthwiseKernelGradient(const float* in, int inWidth, int stride, const Map& outGradient, float* gradient) {
  const int channels = outGradient.channels;
  const std::size_t row = static_cast<std::size_t>(inWidth + kSize - 1) * channels;
  for (int c = 0; c < channels; c += kLanes) {
    Vector sums[kSize * kSize];
    for (int t = 0; t < kSize * kSize; ++t) sums[t] = load(gradient + t * channels + c);
    for (int y = 0; y < outGradient.height; ++y)
      for (int x = 0; x < outGradient.width; ++x) {
        const Vector g = load(outGradient.at(x, y) + c);
        const float* const from = in + y * stride * row + static_cast<std::size_t>(x) * stride * channels + c;
        for (int t = 0; t < kSize * kSize; ++t) sums[t] += g * load(from + (t / kSize) * row + (t % kSize) * channels);
      }
    for (int t = 0; t < kSize * kSize; ++t) store(gradient + t * channels + c, sums[t]);
  }
}

/// Of a layer of stride 1: the gradient convolved with the kernel turned half round.
template <int kSize>
void depthwiseInGradient(const float* kernel, const Map& outGradient, Map& inGradient) {
  const int channels = outGradient.channels, taps = kSize * kSize;
  transposed.resize(static_cast<std::size_t>(taps) * channels);
  for (int t = 0; t < taps; ++t) std::copy_n(kernel + t * channels, channels, &transposed[(taps - 1 - t) * channels]);
  depthwise<kSize>(padded(outGradient, kSize / 2, paddedOut).data(), outGradient.width, 1, transposed.data(), nullptr,
                   inGradient);
}

/// Of a layer of any stride.
void scatterInGradient(const Convolution& layer, const float* kernel, const Map& outGradient, Map& inGradient) {
  const int channels = inGradient.channels, margin = layer.size / 2;
  const std::size_t row = static_cast<std::size_t>(inGradient.width + 2 * margin) * channels;
  paddedOut.assign(row * (inGradient.height + 2 * margin), 0.0f);
  for (int y = 0; y < outGradient.height; ++y)
    for (int x = 0; x < outGradient.width; ++x)
      for (int t = 0; t < layer.size * layer.size; ++t) {
        float* const to = &paddedOut[(y * layer.stride + t / layer.size) * row +
                                     static_cast<std::size_t>(x * layer.stride + t % layer.size) * channels];
        for (int c = 0; c < channels; c += kLanes)
          store(to + c, load(to + c) + load(outGradient.at(x, y) + c) * load(kernel + t * channels + c));
      }
  for (int y = 0; y < inGradient.height; ++y)
    std::copy_n(&paddedOut[(y + margin) * row + margin * channels], inGradient.width * channels, inGradient.at(0, y));
}

template <int kSize>
void depthwiseBackward(const Convolution& layer, const float* weights, const Map& in, const Map& outGradient,
                       float* gradient, Map& inGradient) {
  const float* const from = padded(in, kSize / 2, paddedIn).data();
  depthwiseKernelGradient<kSize>(from, in.width, layer.stride, outGradient, gradient + layer.kernel);
  if (layer.stride == 1)
    depthwiseInGradient<kSize>(weights + layer.kernel, outGradient, inGradient);
  else
    scatterInGradient(layer, weights + layer.kernel, outGradient, inGradient);
}

void pointwiseBackward(const Convolution& layer, const float* weights, const Map& in, const Map& outGradient,
                       float* gradient, Map& inGradient) {
  outer(in.values.data(), in.pixels(), layer.inputs, outGradient.values.data(), layer.outputs, gradient + layer.kernel);
  if (layer.inputs % kLanes != 0) return;  // the stem: nobody asks for the picture's gradient
  transposed.resize(layer.kernelSize());
  for (int i = 0; i < layer.inputs; ++i)
    for (int o = 0; o < layer.outputs; ++o)
      transposed[static_cast<std::size_t>(o) * layer.inputs + i] = weights[layer.kernel + i * layer.outputs + o];
  product(outGradient.values.data(), in.pixels(), layer.outputs, transposed.data(), nullptr, layer.inputs,
          inGradient.values.data());
}

}  // namespace

void Map::resize(int w, int h, int c) {
  width = w;
  height = h;
  channels = c;
  values.resize(static_cast<std::size_t>(w) * h * c);
}

void gather(const Map& in, Map& out) {
  out.resize(in.width / 2, in.height / 2, kGathered);
  const std::vector<float>& from = padded(in, 1, paddedIn);
  const std::size_t row = static_cast<std::size_t>(in.width + 2) * 3;
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) {
      float* const to = out.at(x, y);
      for (int ky = 0; ky < 3; ++ky) std::copy_n(&from[(2 * y + ky) * row + 2 * x * 3], 9, to + ky * 9);
      to[kGathered - 1] = 0;
    }
}

void forward(const Convolution& layer, const float* weights, const Map& in, Map& out) {
  out.resize(in.width / layer.stride, in.height / layer.stride, layer.outputs);
  const float* const kernel = weights + layer.kernel;
  const float* const bias = weights + layer.bias;
  if (!layer.depthwise)
    product(in.values.data(), in.pixels(), layer.inputs, kernel, bias, layer.outputs, out.values.data());
  else if (layer.size == 3)
    depthwise<3>(padded(in, 1, paddedIn).data(), in.width, layer.stride, kernel, bias, out);
  else
    depthwise<5>(padded(in, 2, paddedIn).data(), in.width, layer.stride, kernel, bias, out);
}

void backward(const Convolution& layer, const float* weights, const Map& in, const Map& outGradient, float* gradient,
              Map& inGradient) {
  for (int p = 0; p < outGradient.pixels(); ++p)
    for (int o = 0; o < layer.outputs; ++o) gradient[layer.bias + o] += outGradient.values[p * layer.outputs + o];
  inGradient.resize(in.width, in.height, in.channels);
  if (!layer.depthwise)
    pointwiseBackward(layer, weights, in, outGradient, gradient, inGradient);
  else if (layer.size == 3)
    depthwiseBackward<3>(layer, weights, in, outGradient, gradient, inGradient);
  else
    depthwiseBackward<5>(layer, weights, in, outGradient, gradient, inGradient);
}

void rectify(Map& map) {
  for (float& value : map.values) value = std::max(value, 0.0f);
}

void rectifyBackward(const Map& rectified, Map& gradient) {
  for (std::size_t i = 0; i < gradient.values.size(); ++i)
    gradient.values[i] = rectified.values[i] > 0 ? gradient.values[i] : 0.0f;
}

void add(const Map& from, Map& to) {
  for (std::size_t i = 0; i < to.values.size(); ++i) to.values[i] += from.values[i];
}

void addDoubled(const Map& coarse, Map& fine) {
  for (int y = 0; y < fine.height; ++y)
    for (int x = 0; x < fine.width; ++x)
      for (int c = 0; c < fine.channels; ++c) fine.at(x, y)[c] += coarse.at(x / 2, y / 2)[c];
}

void addDoubledBackward(const Map& fineGradient, Map& coarseGradient) {
  coarseGradient.resize(fineGradient.width / 2, fineGradient.height / 2, fineGradient.channels);
  std::fill(coarseGradient.values.begin(), coarseGradient.values.end(), 0.0f);
  for (int y = 0; y < fineGradient.height; ++y)
    for (int x = 0; x < fineGradient.width; ++x)
      for (int c = 0; c < fineGradient.channels; ++c) coarseGradient.at(x / 2, y / 2)[c] += fineGradient.at(x, y)[c];
}

void average(const Map& map, Map& mean) {
  addEverywhereBackward(map, mean);
  for (float& value : mean.values) value /= static_cast<float>(map.pixels());
}

void averageBackward(const Map& meanGradient, Map& gradient) {
  const float share = 1.0f / static_cast<float>(gradient.pixels());
  for (int p = 0; p < gradient.pixels(); ++p)
    for (int c = 0; c < gradient.channels; ++c)
      gradient.values[p * gradient.channels + c] += meanGradient.values[c] * share;
}

void addEverywhere(const Map& one, Map& to) {
  for (int p = 0; p < to.pixels(); ++p)
    for (int c = 0; c < to.channels; ++c) to.values[p * to.channels + c] += one.values[c];
}

void addEverywhereBackward(const Map& gradient, Map& oneGradient) {
  oneGradient.resize(1, 1, gradient.channels);
  std::fill(oneGradient.values.begin(), oneGradient.values.end(), 0.0f);
  for (int p = 0; p < gradient.pixels(); ++p)
    for (int c = 0; c < gradient.channels; ++c) oneGradient.values[c] += gradient.values[p * gradient.channels + c];
}

}  // namespace training

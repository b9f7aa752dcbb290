#include "face/eye_network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "face/eye_network_weights.h"
#include "face/plane_sampler.h"

namespace qujing {
namespace {

constexpr int kPixels = kEyeViewWidth * kEyeViewHeight;
constexpr int kFirst = 32, kSecond = 16, kOutputs = 2;  ///< outputs: lid gap over eye width (not read), open share
constexpr double kAroundEye = 1.7;
/// Luma steps: keeps an even skin even.
constexpr float kDeviationFloor = 8;

/// A layer in the file: per output a float32 scale, then per output a float32 bias, then inputs x outputs bytes.
struct Layer {
  int inputs, outputs;
  std::size_t size() const {
    return static_cast<std::size_t>(outputs) * 8 + static_cast<std::size_t>(inputs) * outputs;
  }
};
constexpr Layer kLayers[] = {{kPixels, kFirst}, {kFirst, kSecond}, {kSecond, kOutputs}};

float floatAt(const unsigned char* bytes, int index) {
  float value;
  std::memcpy(&value, bytes + static_cast<std::size_t>(index) * sizeof value, sizeof value);
  return value;
}

/// @returns where the next layer begins.
const unsigned char* apply(const Layer& layer, const unsigned char* bytes, const float* in, float* out, bool rectify) {
  const unsigned char* const biases = bytes + static_cast<std::size_t>(layer.outputs) * 4;
  const unsigned char* const kernel = biases + static_cast<std::size_t>(layer.outputs) * 4;
  std::fill_n(out, layer.outputs, 0.0f);
  for (int i = 0; i < layer.inputs; ++i) {
    const unsigned char* const row = kernel + static_cast<std::size_t>(i) * layer.outputs;
    for (int o = 0; o < layer.outputs; ++o) out[o] += in[i] * static_cast<float>(static_cast<signed char>(row[o]));
  }
  for (int o = 0; o < layer.outputs; ++o) {
    out[o] = out[o] * floatAt(bytes, o) + floatAt(biases, o);
    if (rectify) out[o] = std::max(out[o], 0.0f);
  }
  return bytes + layer.size();
}

void normalise(std::span<const float> luma, std::array<float, kPixels>& out) {
  float sum = 0, squares = 0;
  for (float value : luma.first(kPixels)) sum += value;
  const float mean = sum / kPixels;
  for (float value : luma.first(kPixels)) squares += (value - mean) * (value - mean);
  const float share = 1 / (std::sqrt(squares / kPixels) + kDeviationFloor);
  for (int i = 0; i < kPixels; ++i) out[i] = (luma[i] - mean) * share;
}

double look(const ImageView& frame, const Patch& patch, bool mirrored) {
  std::array<float, static_cast<std::size_t>(kPixels) * 3> planes;
  samplePlanes(frame, patch, 0, 255, planes);
  std::array<float, kPixels> luma;
  for (int i = 0; i < kPixels; ++i) {
    const int at = mirrored ? i / kEyeViewWidth * kEyeViewWidth + (kEyeViewWidth - 1 - i % kEyeViewWidth) : i;
    luma[i] = 0.299f * planes[at] + 0.587f * planes[kPixels + at] + 0.114f * planes[2 * kPixels + at];
  }
  return eyeOpenShare(luma);
}

}  // namespace

Patch eyeView(Point leftOnScreen, Point rightOnScreen) {
  const Point width = rightOnScreen - leftOnScreen;
  const Point across = length(width) > 1e-6 ? width * (kAroundEye / kEyeViewWidth) : Point{1e-3, 0};
  const Point down{-across.y, across.x};
  const Point middle = (leftOnScreen + rightOnScreen) * 0.5;
  return {middle - across * (kEyeViewWidth / 2.0) - down * (kEyeViewHeight / 2.0), across, down, kEyeViewWidth,
          kEyeViewHeight};
}

double eyeOpenShare(std::span<const float> luma) {
  static_assert(std::size(kLayers) == 3);
  if (kEyeNetworkWeightsSize != kLayers[0].size() + kLayers[1].size() + kLayers[2].size()) return 1;
  std::array<float, kPixels> input;
  normalise(luma, input);
  std::array<float, kFirst> first;
  std::array<float, kSecond> second;
  std::array<float, kOutputs> outputs;
  const unsigned char* bytes = apply(kLayers[0], kEyeNetworkWeights, input.data(), first.data(), true);
  bytes = apply(kLayers[1], bytes, first.data(), second.data(), true);
  apply(kLayers[2], bytes, second.data(), outputs.data(), false);
  return std::isfinite(outputs[1]) ? outputs[1] : 0;
}

EyeShares eyeOpenShares(const ImageView& frame, const FaceLandmarks& face) {
  using namespace landmark;
  const Patch right = eyeView(pointOf(face[kRightEyeOuter]), pointOf(face[kRightEyeInner]));
  const Patch left = eyeView(pointOf(face[kLeftEyeInner]), pointOf(face[kLeftEyeOuter]));
  return {look(frame, left, true), look(frame, right, false)};
}

}  // namespace qujing

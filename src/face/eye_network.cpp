#include "face/eye_network.h"

#include <array>
#include <cmath>
#include <optional>

#include "common/tensor_normalise.h"
#include "face/eye_layers.h"
#include "face/eye_network_weights.h"
#include "face/plane_sampler.h"

namespace qujing {
namespace {

constexpr double kAroundEye = 1.7;
constexpr int kPixels = kEyeViewWidth * kEyeViewHeight;
constexpr int kStem = 16, kDeep = 32, kLast = 16, kDense = 32;  ///< channels
constexpr int kHeadOutputs = 8;                                 ///< the open share, and seven that nobody reads
constexpr int kStemWidth = kEyeViewWidth / 2, kStemHeight = kEyeViewHeight / 2;
constexpr int kLastWidth = kStemWidth / 2, kLastHeight = kStemHeight / 2;

struct Layers {
  LayerBytes stem, down, downMix, deep, deepMix, last, lastMix, dense, head;
};

std::optional<Layers> layersOf(std::span<const unsigned char> file) {
  LayerReader reader(file);
  // In braces, so that they are read in this order.
  const Layers layers{reader.next(27, kStem),           reader.next(9, kStem),
                      reader.next(kStem, kDeep),        reader.next(9, kDeep),
                      reader.next(kDeep, kDeep),        reader.next(9, kDeep),
                      reader.next(kDeep, kLast),        reader.next(kLastWidth * kLastHeight * kLast, kDense),
                      reader.next(kDense, kHeadOutputs)};
  if (!reader.complete()) return std::nullopt;
  return layers;
}

double look(const ImageView& frame, const Patch& patch, bool mirrored) {
  std::array<float, static_cast<std::size_t>(kPixels) * 3> planes, rgb;
  samplePlanes(frame, patch, 0, 255, planes);
  for (int i = 0; i < kPixels; ++i) {
    const int at = mirrored ? i / kEyeViewWidth * kEyeViewWidth + (kEyeViewWidth - 1 - i % kEyeViewWidth) : i;
    for (int c = 0; c < 3; ++c) rgb[i * 3 + c] = planes[c * kPixels + at];
  }
  return eyeOpenShare(rgb);
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

double eyeOpenShare(std::span<float> rgb) {
  const std::optional<Layers> layers = layersOf({kEyeNetworkWeights, kEyeNetworkWeightsSize});
  if (!layers) return 1;
  normaliseTensor(rgb, kEyeViewWidth, kEyeViewHeight, kEyeViewWidth * 3);
  std::array<float, static_cast<std::size_t>(kStemWidth) * kStemHeight * kStem> stem;
  std::array<float, static_cast<std::size_t>(kLastWidth) * kLastHeight * kDeep> a, b, between;
  std::array<float, kDense> dense;
  std::array<float, kHeadOutputs> head;

  const LayerMap input{rgb.data(), kEyeViewWidth, kEyeViewHeight, 3};
  const LayerMap stemMap{stem.data(), kStemWidth, kStemHeight, kStem};
  const LayerMap narrow{between.data(), kLastWidth, kLastHeight, kStem};
  const LayerMap betweenMap{between.data(), kLastWidth, kLastHeight, kDeep};
  const LayerMap first{a.data(), kLastWidth, kLastHeight, kDeep}, second{b.data(), kLastWidth, kLastHeight, kDeep};
  const LayerMap last{a.data(), kLastWidth, kLastHeight, kLast};
  convolveWindows(layers->stem, input, stemMap);
  convolveChannels(layers->down, stemMap, narrow);
  mixChannels(layers->downMix, narrow, nullptr, true, first);
  convolveChannels(layers->deep, first, betweenMap);
  mixChannels(layers->deepMix, betweenMap, first.values, true, second);
  convolveChannels(layers->last, second, betweenMap);
  mixChannels(layers->lastMix, betweenMap, nullptr, true, last);
  mixChannels(layers->dense, {last.values, 1, 1, last.size()}, nullptr, true, {dense.data(), 1, 1, kDense});
  mixChannels(layers->head, {dense.data(), 1, 1, kDense}, nullptr, false, {head.data(), 1, 1, kHeadOutputs});
  return std::isfinite(head[0]) ? head[0] : 0;
}

EyeShares eyeOpenShares(const ImageView& frame, const FaceLandmarks& face) {
  using namespace landmark;
  const Patch right = eyeView(pointOf(face[kRightEyeOuter]), pointOf(face[kRightEyeInner]));
  const Patch left = eyeView(pointOf(face[kLeftEyeInner]), pointOf(face[kLeftEyeOuter]));
  return {look(frame, left, true), look(frame, right, false)};
}

}  // namespace qujing

#include "face/eye_network.h"

#include <cmath>

#include "common/tensor_normalise.h"
#include "common/weight_reader.h"
#include "face/plane_sampler.h"

namespace qujing {
namespace {

constexpr double kAroundEye = 1.7;
constexpr int kPixels = kEyeViewWidth * kEyeViewHeight;
constexpr int kStem = 16, kDeep = 32, kLast = 16, kDense = 32;  ///< channels
constexpr int kHeadOutputs = 8;                                 ///< the open share, and seven that nobody reads
constexpr int kStemPixels = kPixels / 4, kLastPixels = kPixels / 16;

}  // namespace

Patch eyeView(Point leftOnScreen, Point rightOnScreen) {
  const Point width = rightOnScreen - leftOnScreen;
  const Point across = length(width) > 1e-6 ? width * (kAroundEye / kEyeViewWidth) : Point{1e-3, 0};
  const Point down{-across.y, across.x};
  const Point middle = (leftOnScreen + rightOnScreen) * 0.5;
  return {middle - across * (kEyeViewWidth / 2.0) - down * (kEyeViewHeight / 2.0), across, down, kEyeViewWidth,
          kEyeViewHeight};
}

EyeNetwork::EyeNetwork(std::span<const unsigned char> weights)
    : mapA_(kStemPixels * kStem),
      mapB_(kLastPixels * kDeep),
      between_(kLastPixels * kDeep),
      padded_(paddedSize({nullptr, kEyeViewWidth / 2, kEyeViewHeight / 2, kStem}, 3)),
      planes_(kPixels * 3),
      rgb_(kPixels * 3) {
  weights_.reserve(weights.size());
  WeightReader reader(weights, weights_);
  stem_ = reader.next(27, kStem);
  layers_ = {readSeparable(reader, kStem, kDeep, 3, 2), readSeparable(reader, kDeep, kDeep, 3, 1),
             readSeparable(reader, kDeep, kLast, 3, 1)};
  dense_ = reader.next(kLastPixels * kLast, kDense);
  head_ = reader.next(kDense, kHeadOutputs);
  valid_ = reader.complete();
}

double EyeNetwork::run(std::span<float> rgb) {
  if (!valid_) return 1;
  normaliseTensor(rgb, kEyeViewWidth, kEyeViewHeight, kEyeViewWidth * 3);
  FeatureMap map{mapA_.data(), kEyeViewWidth / 2, kEyeViewHeight / 2, kStem};
  convolveStem({rgb.data(), kEyeViewWidth, kEyeViewHeight, 3}, stem_, map);
  for (const SeparableLayer& layer : layers_) {
    float* const output = map.data == mapA_.data() ? mapB_.data() : mapA_.data();
    map = applySeparable(layer, map, padded_, between_.data(), output);
  }
  std::array<float, kDense> dense{};
  std::array<float, kHeadOutputs> head{};
  const FeatureMap denseMap{dense.data(), 1, 1, kDense};
  convolvePointwise({map.data, 1, 1, map.size()}, dense_, nullptr, true, denseMap);
  convolvePointwise(denseMap, head_, nullptr, false, {head.data(), 1, 1, kHeadOutputs});
  return std::isfinite(head[0]) ? head[0] : 0;
}

EyeShares EyeNetwork::run(const ImageView& frame, const FaceLandmarks& face) {
  using namespace landmark;
  const Patch right = eyeView(pointOf(face[kRightEyeOuter]), pointOf(face[kRightEyeInner]));
  const Patch left = eyeView(pointOf(face[kLeftEyeInner]), pointOf(face[kLeftEyeOuter]));
  return {look(frame, left, true), look(frame, right, false)};
}

double EyeNetwork::look(const ImageView& frame, const Patch& patch, bool mirrored) {
  samplePlanes(frame, patch, 0, 255, planes_);
  for (int i = 0; i < kPixels; ++i) {
    const int at = mirrored ? i / kEyeViewWidth * kEyeViewWidth + (kEyeViewWidth - 1 - i % kEyeViewWidth) : i;
    for (int c = 0; c < 3; ++c) rgb_[i * 3 + c] = planes_[c * kPixels + at];
  }
  return run(rgb_);
}

}  // namespace qujing

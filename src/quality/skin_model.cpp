#include "quality/skin_model.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "quality/luma.h"

namespace qujing {
namespace {

constexpr std::size_t kFewest = 200;
/// Of a normal distribution: standard deviations in the median distance from the middle.
constexpr float kToDeviation = 1.4826f;
constexpr float kDeviations = 4, kLeastReach = 0.14f;
/// Of the median luma: shadows of nose and lids, and shine.
constexpr float kDarkest = 0.42f, kLightest = 1.9f;

/// Of a level, with the offset that keeps noise in the dark from counting much.
const std::array<float, 256> kLogarithm = [] {
  std::array<float, 256> table{};
  for (int level = 0; level < 256; ++level) table[level] = std::log(static_cast<float>(level) + 8);
  return table;
}();

template <typename Samples, typename ValueOf>
float medianOf(Samples& samples, ValueOf valueOf) {
  const auto middle = samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2);
  std::nth_element(samples.begin(), middle, samples.end(),
                   [&](const auto& a, const auto& b) { return valueOf(a) < valueOf(b); });
  return valueOf(*middle);
}

}  // namespace

SkinModel::Sample SkinModel::sampleOf(const std::uint8_t* rgb) {
  return {kLogarithm[rgb[0]] - kLogarithm[rgb[1]], kLogarithm[rgb[2]] - kLogarithm[rgb[1]],
          static_cast<float>(lumaOf(rgb, PixelFormat::rgba))};
}

void SkinModel::add(const std::uint8_t* rgb) { samples_.push_back(sampleOf(rgb)); }

bool SkinModel::learn() {
  if (samples_.size() < kFewest) return false;
  redness_ = medianOf(samples_, [](const Sample& s) { return s.redness; });
  blueness_ = medianOf(samples_, [](const Sample& s) { return s.blueness; });
  luma_ = medianOf(samples_, [](const Sample& s) { return s.luma; });
  const float red = medianOf(samples_, [this](const Sample& s) { return std::abs(s.redness - redness_); });
  const float blue = medianOf(samples_, [this](const Sample& s) { return std::abs(s.blueness - blueness_); });
  rednessReach_ = std::max(kLeastReach, kDeviations * kToDeviation * red);
  bluenessReach_ = std::max(kLeastReach, kDeviations * kToDeviation * blue);
  return true;
}

bool SkinModel::matches(const std::uint8_t* rgb) const {
  const Sample s = sampleOf(rgb);
  return s.luma >= kDarkest * luma_ && s.luma <= std::max(kLightest * luma_, luma_ + 40) &&
         std::abs(s.redness - redness_) <= rednessReach_ && std::abs(s.blueness - blueness_) <= bluenessReach_;
}

}  // namespace qujing

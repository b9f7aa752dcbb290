#include "quality/skin_texture.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

constexpr std::size_t kFewest = 400;
/// Of a normal distribution: standard deviations in the median distance from the middle.
constexpr double kToDeviation = 1.4826;

}  // namespace

double SkinTextureMeter::textureOf(const BlurPair& images, std::span<const std::uint8_t> zone, std::uint8_t bits) {
  const auto fine = images.fine(), coarse = images.coarse();
  details_.clear();
  double luma = 0;
  for (std::size_t i = 0; i < zone.size(); ++i) {
    if ((zone[i] & bits) == 0) continue;
    details_.push_back(std::abs(fine[i] - coarse[i]));
    luma += coarse[i];
  }
  if (details_.size() < kFewest) return -1;
  const auto middle = details_.begin() + static_cast<std::ptrdiff_t>(details_.size() / 2);
  std::nth_element(details_.begin(), middle, details_.end());
  return 1000 * kToDeviation * *middle / std::max(1.0, luma / static_cast<double>(details_.size()));
}

}  // namespace qujing

#include "quality/edge_blur.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

/// Luma a pixel: what is flatter is no edge in any light.
constexpr float kLeastSteepness = 1.5f;
/// Of the strongest edges' steepness (their 98th percentile).
constexpr double kStrong = 0.98;
constexpr float kNearStrong = 0.4f;
constexpr std::size_t kFewest = 24;
/// Of the strong edges, the sharpest quarter tell: brows and lips are soft on every face.
constexpr double kSharpest = 0.25;
constexpr float kMostBlur = 12;

float quantile(std::vector<float>& values, double share) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

float blurFrom(float fine, float coarse) {
  constexpr float kFine2 = BlurPair::kFine * BlurPair::kFine, kCoarse2 = BlurPair::kCoarse * BlurPair::kCoarse;
  const float ratio = fine / std::max(coarse, 1e-3f), square = ratio * ratio;
  if (square <= 1) return kMostBlur;
  return std::min(kMostBlur, std::sqrt(std::max(0.0f, (kCoarse2 - square * kFine2) / (square - 1))));
}

}  // namespace

double EdgeBlurMeter::alongAxis(const BlurPair& images, std::span<const std::uint8_t> zone, std::uint8_t bits,
                                int step) {
  const auto fine = images.fine(), coarse = images.coarse();
  const int count = static_cast<int>(fine.size());
  const int from = 2 * images.width(), to = count - 2 * images.width();
  const auto steep = [step](std::span<const float> image, int i) {
    return std::abs(image[i + step] - image[i - step]);
  };
  steepness_.clear();
  for (int i = from; i < to; ++i)
    if ((zone[i] & bits) != 0) steepness_.push_back(steep(fine, i));
  if (steepness_.size() < kFewest) return -1;
  const float least = std::max(2 * kLeastSteepness, kNearStrong * quantile(steepness_, kStrong));
  blurs_.clear();
  for (int i = from; i < to; ++i) {
    if ((zone[i] & bits) == 0) continue;
    const float here = steep(fine, i);
    if (here >= least && here >= steep(fine, i - step) && here > steep(fine, i + step))
      blurs_.push_back(blurFrom(here, steep(coarse, i)));
  }
  return blurs_.size() < kFewest ? -1 : quantile(blurs_, kSharpest);
}

double EdgeBlurMeter::blurOf(const BlurPair& images, std::span<const std::uint8_t> zone, std::uint8_t bits) {
  return std::max(alongAxis(images, zone, bits, 1), alongAxis(images, zone, bits, images.width()));
}

}  // namespace qujing

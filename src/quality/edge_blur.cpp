#include "quality/edge_blur.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

/// Luma a pixel: what is flatter is no edge in any light.
constexpr float kLeastSteepness = 1.5f;
/// Of a direction's steepest edges (their 98th percentile).
constexpr double kStrong = 0.98;
constexpr float kNearStrong = 0.4f;
constexpr std::size_t kFewestPixels = 24, kFewestEdges = 12;
constexpr double kMiddle = 0.5;
constexpr float kMostBlur = 12;
/// Tangent of half of the angle that a direction covers.
constexpr float kHalf = 0.414f;

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

/// 1 across, 2 down to the right, 3 down, 4 down to the left.
std::uint8_t directionOf(float across, float down) {
  const float a = std::abs(across), d = std::abs(down);
  if (d < kHalf * a) return 1;
  if (a < kHalf * d) return 3;
  return across * down > 0 ? 2 : 4;
}

}  // namespace

double EdgeBlurMeter::along(const BlurPair& images, const Direction& direction) {
  const auto fine = images.fine(), coarse = images.coarse();
  const int step = direction.step, count = static_cast<int>(fine.size());
  const auto steep = [&](std::span<const float> image, int i) {
    return std::abs(image[i + step] - image[i - step]) / direction.apart;
  };
  steepness_.clear();
  for (int i = 0; i < count; ++i)
    if (directions_[i] == direction.number) steepness_.push_back(steep(fine, i));
  if (steepness_.size() < kFewestPixels) return -1;
  const float least = std::max(2 * kLeastSteepness, kNearStrong * quantile(steepness_, kStrong));
  blurs_.clear();
  for (int i = 0; i < count; ++i) {
    if (directions_[i] != direction.number) continue;
    const float here = steep(fine, i);
    if (here >= least && here >= steep(fine, i - step) && here > steep(fine, i + step))
      blurs_.push_back(blurFrom(here, steep(coarse, i)));
  }
  return blurs_.size() < kFewestEdges ? -1 : quantile(blurs_, kMiddle);
}

double EdgeBlurMeter::blurOf(const BlurPair& images, std::span<const std::uint8_t> zone, std::uint8_t bits) {
  const auto fine = images.fine();
  const int width = images.width(), count = static_cast<int>(fine.size());
  directions_.assign(fine.size(), 0);
  // Two rows and columns away from the borders every neighbour's neighbour is there.
  for (int i = 2 * width + 2; i < count - 2 * width - 2; ++i)
    if ((zone[i] & bits) != 0)
      directions_[i] = directionOf(fine[i + 1] - fine[i - 1], fine[i + width] - fine[i - width]);
  constexpr float kDiagonal = 1.41421356f;
  double worst = -1;
  for (const Direction& direction : {Direction{1, 1, 1}, Direction{width + 1, kDiagonal, 2}, Direction{width, 1, 3},
                                     Direction{width - 1, kDiagonal, 4}})
    worst = std::max(worst, along(images, direction));
  return worst;
}

}  // namespace qujing

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quality/blur_pair.h"

namespace qujing {

/// How blurred the sharpest edges of an area are. An edge that is smeared with a standard deviation of s loses the
/// fewer of its steepness by a further blur the larger s is; the ratio of the steepnesses at two known blurs gives s
/// (Zhuo and Sim, Defocus map estimation from a single image, Pattern Recognition 44, 2011). Upright and level edges
/// are measured apart, since a hand's shake smears one of them only, and the worse counts. Noise hardly matters: both
/// copies are blurred, and only the strongest edges are looked at.
class EdgeBlurMeter {
 public:
  /// Standard deviation in pixels of the images. zone: of their size, what is not 0 counts. Negative: too few edges.
  double blurOf(const BlurPair& images, std::span<const std::uint8_t> zone, std::uint8_t bits);

 private:
  double alongAxis(const BlurPair& images, std::span<const std::uint8_t> zone, std::uint8_t bits, int step);

  std::vector<float> steepness_, blurs_;
};

}  // namespace qujing

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quality/blur_pair.h"

namespace qujing {

/// How blurred the edges of an area are. An edge that is smeared with a standard deviation of s loses the fewer of its
/// steepness by a further blur the larger s is; the ratio of the steepnesses at two known blurs gives s (Zhuo and Sim,
/// Defocus map estimation from a single image, Pattern Recognition 44, 2011). Edges of four directions are measured
/// apart, each against its own steepest ones, since a hand's shake smears those across it and leaves those along it;
/// the worst direction counts. Noise hardly matters: both copies are blurred, and only strong edges are looked at.
class EdgeBlurMeter {
 public:
  /// Standard deviation in pixels of the images: the median over the worst direction's edges. zone: of their size, what
  /// has one of the bits counts. Negative: too few edges.
  double blurOf(const BlurPair& images, std::span<const std::uint8_t> zone, std::uint8_t bits);

 private:
  struct Direction {
    int step = 1;     ///< from a pixel to its neighbour across the edge
    float apart = 1;  ///< pixels between the two
    int number = 0;   ///< of four
  };
  double along(const BlurPair& images, const Direction& direction);

  std::vector<std::uint8_t> directions_;  ///< of each pixel's gradient, 0 for those outside of the zone
  std::vector<float> steepness_, blurs_;
};

}  // namespace qujing

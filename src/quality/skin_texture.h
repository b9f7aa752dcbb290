#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quality/blur_pair.h"

namespace qujing {

/// How much texture an area of skin has: what one scale keeps and the next one loses, as a robust standard deviation
/// over the area's luma, in thousandths. Beauty filters take it away and leave the edges.
class SkinTextureMeter {
 public:
  /// zone: of the images' size. Negative: too small an area.
  double textureOf(const BlurPair& images, std::span<const std::uint8_t> zone, std::uint8_t bits);

 private:
  std::vector<float> details_;
};

}  // namespace qujing

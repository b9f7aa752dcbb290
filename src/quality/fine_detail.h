#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quality/blur_pair.h"

namespace qujing {

/// What an area shows at the scale of its pixels over what it shows at the next one: the 95th percentiles of what the
/// fine blur takes away and of what the coarse one takes away after that. A picture that was enlarged from fewer pixels
/// has little of the former, however sharp its edges were made.
class FineDetailMeter {
 public:
  /// luma: what `images` were made of. Negative: too small an area.
  double detailOf(std::span<const std::uint8_t> luma, const BlurPair& images, std::span<const std::uint8_t> zone,
                  std::uint8_t bits);

 private:
  std::vector<float> finest_, next_;
};

}  // namespace qujing

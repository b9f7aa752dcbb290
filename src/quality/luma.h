#pragma once

#include <cstdint>

#include "common/image_view.h"

namespace qujing {

/// Rec. 601 luma of a pixel, 0..255.
inline int lumaOf(const std::uint8_t* pixel, PixelFormat format) {
  return format == PixelFormat::gray ? pixel[0] : (77 * pixel[0] + 150 * pixel[1] + 29 * pixel[2]) >> 8;
}

}  // namespace qujing

#pragma once

#include <cstdint>
#include <span>

#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

/// ID-1: 85.60 x 53.98 mm (ISO/IEC 7810).
constexpr double kCardAspect = 85.60 / 53.98;

/// Cuts the card out of the frame, flat, with topLeft at the target's top left.
/// target: width * height RGBA pixels, rows packed. Refuses with badQuad or bufferTooSmall.
ErrorCode rectifyCard(const ImageView& frame, const Quad& quad, std::span<std::uint8_t> target, int width, int height);

}  // namespace qujing

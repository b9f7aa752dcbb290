#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "common/geometry.h"

namespace qujing {

/// A place in a frame in steps of 1/65536 pixel, for stepping through a patch. 64 bits: a patch may be as wide as
/// kFarthest.
struct FramePlace {
  std::int64_t x = 0, y = 0;

  /// Clamped to kFarthest either way.
  static FramePlace of(Point p) { return {fixed(p.x), fixed(p.y)}; }
  static std::int64_t fixed(double pixels) { return std::llround(std::clamp(pixels, -kFarthest, kFarthest) * 65536); }

  FramePlace moved(const FramePlace& step, int times) const { return {x + step.x * times, y + step.y * times}; }
  /// The pixel that it lies in.
  int column() const { return static_cast<int>(x >> 16); }
  int row() const { return static_cast<int>(y >> 16); }
  /// How far into that pixel, 0..255.
  int right() const { return static_cast<int>(x >> 8 & 255); }
  int down() const { return static_cast<int>(y >> 8 & 255); }
};

}  // namespace qujing

#pragma once

#include <span>

#include "common/geometry.h"

namespace qujing {

constexpr int kMaskSide = 256;

/// Where a person is seen in a part of a picture. Borrowed.
struct PersonMask {
  std::span<const float> share;  ///< kMaskSide rows of kMaskSide values, 0 background to 1 person; empty: not known
  Rect area;                     ///< frame pixels that the mask covers

  bool known() const { return share.size() == static_cast<std::size_t>(kMaskSide) * kMaskSide; }
  /// Bilinear, 0..1; what lies outside of the area has the value of its nearest border.
  double at(Point frame) const;
};

}  // namespace qujing

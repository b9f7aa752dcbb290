#pragma once

#include <algorithm>
#include <cmath>

#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

/// The whole pixels of an area, cut to the image. right and bottom are past the last.
struct PixelArea {
  int left, top, right, bottom;

  PixelArea(const Rect& area, const ImageView& image)
      : left(bound(area.x, image.width())),
        top(bound(area.y, image.height())),
        right(std::max(left, bound(area.x + area.width, image.width()))),
        bottom(std::max(top, bound(area.y + area.height, image.height()))) {}

  int count() const { return (right - left) * (bottom - top); }

 private:
  static int bound(double at, int extent) {
    return static_cast<int>(std::lround(std::clamp(at, 0.0, static_cast<double>(extent))));
  }
};

}  // namespace qujing

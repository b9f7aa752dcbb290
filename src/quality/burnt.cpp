#include "quality/burnt.h"

#include <algorithm>

#include "quality/pixel_area.h"

namespace qujing {
namespace {

/// A reflection clips all channels; cameras' tone curves and JPEG leave some steps of it.
constexpr int kBurnt = 249;

}  // namespace

double burntShare(const ImageView& image, const Rect& area) {
  const PixelArea pixels(area, image);
  const int step = bytesPerPixel(image.format()), channels = step == 1 ? 1 : 3;
  int burnt = 0;
  for (int y = pixels.top; y < pixels.bottom; ++y) {
    const std::uint8_t* p = image.row(y) + pixels.left * step;
    for (int x = pixels.left; x < pixels.right; ++x, p += step) burnt += *std::min_element(p, p + channels) >= kBurnt;
  }
  return pixels.count() > 0 ? static_cast<double>(burnt) / pixels.count() : 0;
}

}  // namespace qujing

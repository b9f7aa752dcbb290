#include "quality/exposure.h"

#include <array>

#include "quality/burnt.h"
#include "quality/luma.h"

namespace qujing {

Exposure measureExposure(const ImageView& image) {
  std::array<int, 256> histogram{};
  int count = 0;
  const int step = bytesPerPixel(image.format());
  for (int y = 0; y < image.height(); y += 2)
    for (int x = 0; x < image.width(); x += 2, ++count) ++histogram[lumaOf(image.row(y) + x * step, image.format())];
  int level = 0;
  for (int below = histogram[0]; below * 2 < count && level < 255;) below += histogram[++level];
  const Rect whole{0, 0, static_cast<double>(image.width()), static_cast<double>(image.height())};
  return {static_cast<double>(level), burntShare(image, whole)};
}

}  // namespace qujing

#include "quality/block_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "quality/luma.h"
#include "quality/pixel_area.h"

namespace qujing {
namespace {

constexpr int kBlock = 8;
/// Larger steps are edges of what is seen.
constexpr int kMostStep = 24;
/// Luma: keeps a flat image's noise from becoming a grid.
constexpr double kFloor = 0.3;

using Phases = std::array<double, kBlock>;

double gridOf(const Phases& sums, const Phases& counts) {
  Phases means{};
  for (int i = 0; i < kBlock; ++i) means[i] = sums[i] / std::max(1.0, counts[i]);
  const auto top = std::max_element(means.begin(), means.end());
  double others = 0;
  for (auto it = means.begin(); it != means.end(); ++it) others += it == top ? 0 : *it;
  return (*top + kFloor) / (others / (kBlock - 1) + kFloor);
}

}  // namespace

double blockGrid(const ImageView& image, const Rect& area) {
  const PixelArea pixels(area, image);
  const int bytes = bytesPerPixel(image.format());
  Phases acrossSums{}, acrossCounts{}, downSums{}, downCounts{};
  for (int y = pixels.top; y + 1 < pixels.bottom; ++y) {
    const std::uint8_t* p = image.row(y) + pixels.left * bytes;
    const std::uint8_t* below = image.row(y + 1) + pixels.left * bytes;
    int luma = lumaOf(p, image.format());
    for (int x = pixels.left; x + 1 < pixels.right; ++x, p += bytes, below += bytes) {
      const int next = lumaOf(p + bytes, image.format());
      const int across = std::abs(next - luma), down = std::abs(lumaOf(below, image.format()) - luma);
      luma = next;
      if (across <= kMostStep) {
        acrossSums[x % kBlock] += across;
        ++acrossCounts[x % kBlock];
      }
      if (down <= kMostStep) {
        downSums[y % kBlock] += down;
        ++downCounts[y % kBlock];
      }
    }
  }
  return std::sqrt(gridOf(acrossSums, acrossCounts) * gridOf(downSums, downCounts));
}

}  // namespace qujing

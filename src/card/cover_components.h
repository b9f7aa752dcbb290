#pragma once

#include <span>
#include <vector>

#include "card/card_network.h"
#include "common/geometry.h"

namespace qujing {

/// One connected part of the cover map.
struct CoverComponent {
  std::span<const Point>
      border;        ///< where cover falls through one half, in cells, sub-cell; borrowed until the next find
  double cells = 0;  ///< sum of the cover
  int cutCells = 0;  ///< full cells at the picture's own border: the card goes on outside
};

/// Splits the cover map at a level into its connected parts.
class CoverComponents {
 public:
  static constexpr int kMost = 4;

  /// width, height: the cells that hold the picture. The largest parts first, at most kMost.
  std::span<const CoverComponent> find(const CardMaps& maps, int width, int height, float level);

 private:
  void grow(const CardMaps& maps, int width, int height, float level, int seed, CoverComponent& component);

  std::vector<unsigned char> visited_;
  std::vector<int> stack_;
  std::vector<Point> points_;
  std::vector<CoverComponent> found_;
};

}  // namespace qujing

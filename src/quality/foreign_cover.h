#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "common/geometry.h"
#include "quality/colour_cells.h"

namespace qujing {

/// Finds what lies over a printed page and comes in across its edge: fingers, pens. Print keeps away from the edge, so
/// along it whatever is not of the ground's colour is foreign, and so is all that hangs together with it and is not of
/// that colour either. A shadow keeps the ground's colour and is not foreign, unless it is very dark.
class ForeignCover {
 public:
  /// cells: of the flat page. round: cells; what a rounded corner of this radius leaves out shows what lies behind the
  /// page and is not looked at, nor is the outermost cell of each side.
  void measure(const ColourCells& cells, double round);

  /// Share of a rectangle (in cells, cut to the page) that is covered, 0..1; of the cells that are looked at.
  double shareOf(const Rect& area) const;

 private:
  /// Of a cell, in natural logarithms: red to green, blue to green, luma.
  using Colour = std::array<float, 3>;

  void fitGround();
  void markForeign();
  void flood();
  bool isLookedAt(int column, int row) const;

  std::vector<Colour> colours_;
  std::vector<Colour> ground_;
  std::vector<std::uint8_t> marks_;
  std::vector<int> stack_;
  int columns_ = 0, rows_ = 0;
  double round_ = 0;
};

}  // namespace qujing

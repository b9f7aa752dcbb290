#pragma once

#include <array>
#include <span>
#include <vector>

#include "common/image_view.h"

namespace qujing {

/// An rgba image as the mean colours of square cells. Owns them, reuses them.
class ColourCells {
 public:
  struct Cell {
    std::array<float, 3> rgb{};  ///< 0..255
    float luma() const { return 0.299f * rgb[0] + 0.587f * rgb[1] + 0.114f * rgb[2]; }
  };

  /// side: pixels a cell, both ways; what is left over at the right and at the bottom is left out.
  void measure(const ImageView& image, int side);

  int columns() const { return columns_; }
  int rows() const { return rows_; }
  const Cell& at(int column, int row) const { return cells_[static_cast<std::size_t>(row) * columns_ + column]; }
  std::span<const Cell> all() const { return cells_; }

 private:
  std::vector<Cell> cells_;
  int columns_ = 0, rows_ = 0;
};

}  // namespace qujing

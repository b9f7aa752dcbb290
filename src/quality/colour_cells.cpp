#include "quality/colour_cells.h"

namespace qujing {

void ColourCells::measure(const ImageView& image, int side) {
  columns_ = image.width() / side;
  rows_ = image.height() / side;
  cells_.resize(static_cast<std::size_t>(columns_) * rows_);
  const int step = bytesPerPixel(image.format()), channel = step == 1 ? 0 : 1;
  const float share = 1 / static_cast<float>(side * side);
  for (int row = 0; row < rows_; ++row)
    for (int column = 0; column < columns_; ++column) {
      int sums[3] = {};
      for (int y = row * side; y < (row + 1) * side; ++y) {
        const std::uint8_t* p = image.row(y) + column * side * step;
        for (int x = 0; x < side; ++x, p += step)
          for (int c = 0; c < 3; ++c) sums[c] += p[c * channel];
      }
      Cell& cell = cells_[static_cast<std::size_t>(row) * columns_ + column];
      for (int c = 0; c < 3; ++c) cell.rgb[c] = static_cast<float>(sums[c]) * share;
    }
}

}  // namespace qujing

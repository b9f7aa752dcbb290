#pragma once

#include <vector>

#include "quality/colour_cells.h"

namespace qujing {

/// Tells print in colour from a gray copy under any light. A gray copy shows one colour, that of the light, and light
/// changes slowly over a page; so a plane in place and brightness is taken off the cells' log ratios of red to green
/// and blue to green, and what is left is print in colour. Chromaticity is the usual mark of gray copies (FACTS.md 4.3,
/// Kunina on DLC-2021).
class GrayCopyMeter {
 public:
  /// What is left, root mean square over the cells, in thousandths of a natural logarithm. Cells that are burnt out or
  /// nearly black show no colour and do not count; a negative answer: too few are left.
  double colourOf(const ColourCells& cells);

 private:
  struct Sample {
    float x, y, luma, redness, blueness;
  };
  std::vector<Sample> samples_;
};

}  // namespace qujing

#include "quality/colour_cells.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "painted_frame.h"

using namespace qujing;
using Catch::Approx;

TEST_CASE("a cell is the mean colour of its pixels, what is left over at the rim is left out") {
  PaintedFrame frame(21, 17, 0);
  frame.colour([](int x, int y) { return std::array{x < 8 ? 100.0 : 200.0, 10.0 * y, 30.0}; });
  ColourCells cells;
  cells.measure(frame.view(), 4);
  CHECK(cells.columns() == 5);
  CHECK(cells.rows() == 4);
  CHECK(cells.at(1, 0).rgb == std::array{100.0f, 15.0f, 30.0f});
  CHECK(cells.at(2, 1).rgb == std::array{200.0f, 55.0f, 30.0f});
  CHECK(cells.at(1, 0).luma() == Approx(29.9 + 8.805 + 3.42));
}

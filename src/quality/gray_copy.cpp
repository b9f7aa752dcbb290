#include "quality/gray_copy.h"

#include <algorithm>
#include <cmath>

#include "quality/least_squares.h"

namespace qujing {
namespace {

constexpr float kDarkest = 24, kBrightest = 248;
/// Keeps the ratios of dark cells, which are mostly noise and the camera's black level, from counting too much.
constexpr float kOffset = 6;
constexpr std::size_t kFewest = 60;
using Fit = LeastSquares<4, 2>;

}  // namespace

double GrayCopyMeter::colourOf(const ColourCells& cells) {
  samples_.clear();
  for (int row = 0; row < cells.rows(); ++row)
    for (int column = 0; column < cells.columns(); ++column) {
      const auto& [r, g, b] = cells.at(column, row).rgb;
      if (std::max({r, g, b}) > kBrightest || std::min({r, g, b}) < kDarkest) continue;
      samples_.push_back({static_cast<float>(column) / cells.columns(), static_cast<float>(row) / cells.rows(),
                          std::log(cells.at(column, row).luma() / 128), std::log((r + kOffset) / (g + kOffset)),
                          std::log((b + kOffset) / (g + kOffset))});
    }
  if (samples_.size() < kFewest) return -1;
  auto termsOf = [](const Sample& s) { return Fit::Terms{1, s.x, s.y, s.luma}; };
  Fit fit;
  for (const Sample& s : samples_) fit.add(termsOf(s), {s.redness, s.blueness});
  fit.solve();
  double sum = 0;
  for (const Sample& s : samples_) {
    const auto [redness, blueness] = fit.valueOf(termsOf(s));
    const double dr = s.redness - redness, db = s.blueness - blueness;
    sum += dr * dr + db * db;
  }
  return 1000 * std::sqrt(sum / static_cast<double>(samples_.size()));
}

}  // namespace qujing

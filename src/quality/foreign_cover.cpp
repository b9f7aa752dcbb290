#include "quality/foreign_cover.h"

#include <algorithm>
#include <cmath>

#include "quality/least_squares.h"

namespace qujing {
namespace {

enum Mark : std::uint8_t { kGround = 0, kForeign = 1, kCovered = 2 };

/// Natural logarithms. Skin of any tone is redder than a card's pale ground by 0.2 to 0.5; the ground's own tints keep
/// within 0.08 of a smooth course.
constexpr float kRedder = 0.13f, kColoured = 0.24f, kDark = -0.85f;
/// What belongs to the ground while its course is fitted.
constexpr float kNearTint = 0.1f, kNearLuma = 0.35f;
constexpr int kRounds = 3;
constexpr std::size_t kMedianStep = 5;  ///< some thousand cells are more than a median needs
/// Keeps noise and the camera's black level from colouring what is dark.
constexpr float kOffset = 10;

using Fit = LeastSquares<6, 3>;

Fit::Terms termsOf(int column, int row, int columns, int rows) {
  const float x = static_cast<float>(2 * column - columns) / columns, y = static_cast<float>(2 * row - rows) / rows;
  return {1, x, y, x * x, x * y, y * y};
}

bool isNear(const Fit::Values& colour, const Fit::Values& ground) {
  return std::abs(colour[0] - ground[0]) <= kNearTint && std::abs(colour[1] - ground[1]) <= kNearTint &&
         std::abs(colour[2] - ground[2]) <= kNearLuma;
}

}  // namespace

void ForeignCover::measure(const ColourCells& cells, double round) {
  columns_ = cells.columns();
  rows_ = cells.rows();
  round_ = round;
  colours_.resize(cells.all().size());
  std::transform(cells.all().begin(), cells.all().end(), colours_.begin(), [](const ColourCells::Cell& cell) {
    const auto& [r, g, b] = cell.rgb;
    return Colour{std::log((r + kOffset) / (g + kOffset)), std::log((b + kOffset) / (g + kOffset)),
                  std::log(cell.luma() + kOffset)};
  });
  fitGround();
  markForeign();
  flood();
}

/// A smooth course of each value over the page. First it is even and lies at the median; then it is fitted to the cells
/// that were near it.
void ForeignCover::fitGround() {
  Colour median{};
  for (int v = 0; v < 3; ++v) {
    ground_.clear();
    for (std::size_t i = 0; i < colours_.size(); i += kMedianStep) ground_.push_back(colours_[i]);
    const auto middle = ground_.begin() + static_cast<std::ptrdiff_t>(ground_.size() / 2);
    std::nth_element(ground_.begin(), middle, ground_.end(),
                     [v](const Colour& a, const Colour& b) { return a[v] < b[v]; });
    median[v] = (*middle)[v];
  }
  ground_.assign(colours_.size(), median);
  for (int round = 0; round < kRounds; ++round) {
    Fit fit;
    for (int row = 0, i = 0; row < rows_; ++row)
      for (int column = 0; column < columns_; ++column, ++i)
        if (isNear(colours_[i], ground_[i])) fit.add(termsOf(column, row, columns_, rows_), colours_[i]);
    fit.solve();
    for (int row = 0, i = 0; row < rows_; ++row)
      for (int column = 0; column < columns_; ++column, ++i)
        ground_[i] = fit.valueOf(termsOf(column, row, columns_, rows_));
  }
}

void ForeignCover::markForeign() {
  marks_.resize(colours_.size());
  for (std::size_t i = 0; i < colours_.size(); ++i) {
    const Colour &colour = colours_[i], &ground = ground_[i];
    const float red = colour[0] - ground[0], blue = colour[1] - ground[1], luma = colour[2] - ground[2];
    const bool foreign = red > kRedder || red < -kColoured || std::abs(blue) > kColoured || luma < kDark;
    marks_[i] = foreign ? kForeign : kGround;
  }
}

bool ForeignCover::isLookedAt(int column, int row) const {
  if (column < 1 || row < 1 || column >= columns_ - 1 || row >= rows_ - 1) return false;
  const double x = std::min(column, columns_ - 1 - column) + 0.5, y = std::min(row, rows_ - 1 - row) + 0.5;
  if (x > round_ || y > round_) return true;
  return std::hypot(round_ - x, round_ - y) < round_ - 1;
}

void ForeignCover::flood() {
  stack_.clear();
  auto visit = [this](int column, int row) {
    if (!isLookedAt(column, row)) return;
    const int i = row * columns_ + column;
    if (marks_[i] != kForeign) return;
    marks_[i] = kCovered;
    stack_.push_back(i);
  };
  for (int column = 0; column < columns_; ++column) {
    visit(column, 1);
    visit(column, rows_ - 2);
  }
  for (int row = 0; row < rows_; ++row) {
    visit(1, row);
    visit(columns_ - 2, row);
  }
  while (!stack_.empty()) {
    const int column = stack_.back() % columns_, row = stack_.back() / columns_;
    stack_.pop_back();
    visit(column - 1, row);
    visit(column + 1, row);
    visit(column, row - 1);
    visit(column, row + 1);
  }
}

double ForeignCover::shareOf(const Rect& area) const {
  auto bound = [](double at, int extent) { return static_cast<int>(std::lround(std::clamp(at, 0.0, double(extent)))); };
  const int left = bound(area.x, columns_), right = bound(area.x + area.width, columns_);
  const int top = bound(area.y, rows_), bottom = bound(area.y + area.height, rows_);
  int covered = 0, looked = 0;
  for (int row = top; row < bottom; ++row)
    for (int column = left; column < right; ++column) {
      if (!isLookedAt(column, row)) continue;
      ++looked;
      covered += marks_[row * columns_ + column] == kCovered;
    }
  return looked > 0 ? static_cast<double>(covered) / looked : 0;
}

}  // namespace qujing

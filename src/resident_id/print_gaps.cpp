#include "resident_id/print_gaps.h"

#include <algorithm>

#include "quality/ink.h"

namespace qujing {
namespace {

constexpr double kLagMm = 0.5;
/// Of the ink of the part that three quarters of them have less of: the median may be under a pen. Check set (tune):
/// parts in sight have 0.36 and more of the median, nearly all over 0.5; covered ones under 0.3.
constexpr double kLeastInk = 0.33;
/// A blank that is brighter than the median part by this factor, and nearly white, was washed out, not covered.
constexpr double kWashedOut = 1.12, kNearlyWhite = 228;

double meanBetween(const LumaPatch& patch, int left, int right) {
  double sum = 0;
  int count = 0;
  for (int y = 0; y < patch.height; ++y)
    for (int x = std::max(0, left); x < std::min(right, patch.width); ++x, ++count)
      sum += patch.luma[static_cast<std::size_t>(y) * patch.width + x];
  return count > 0 ? sum / count : 0;
}

}  // namespace

void PrintGaps::add(const PrintedStretch& stretch, const LumaPatch& patch, double left, double density) {
  for (int i = 0; i < stretch.parts && count_ < kMost; ++i) {
    const int from = static_cast<int>((stretch.from + i * stretch.part - left) * density);
    const int to = from + static_cast<int>(stretch.part * density);
    parts_[count_++] = {inkBetween(patch, from, to, static_cast<int>(kLagMm * density)), meanBetween(patch, from, to),
                        &stretch};
  }
}

PrintGaps::Shares PrintGaps::measure() const {
  if (count_ == 0) return {};
  std::array<double, kMost> inks{}, lumas{};
  for (int i = 0; i < count_; ++i) {
    inks[i] = parts_[i].ink;
    lumas[i] = parts_[i].luma;
  }
  std::sort(inks.begin(), inks.begin() + count_);
  std::sort(lumas.begin(), lumas.begin() + count_);
  const double ink = inks[count_ * 3 / 4], luma = lumas[count_ / 2];
  Shares most, field;
  for (int i = 0; i < count_; ++i) {
    if (i > 0 && parts_[i].stretch != parts_[i - 1].stretch) field = {};
    if (!parts_[i].stretch->required || parts_[i].ink >= kLeastInk * ink) continue;
    const bool washedOut = parts_[i].luma > std::max(kWashedOut * luma, kNearlyWhite);
    (washedOut ? field.washedOut : field.covered) += 1.0 / parts_[i].stretch->parts;
    most.covered = std::max(most.covered, field.covered);
    most.washedOut = std::max(most.washedOut, field.washedOut);
  }
  return most;
}

}  // namespace qujing

#include "quality/fine_detail.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

constexpr double kStrong = 0.95;
constexpr std::size_t kFewest = 400;

float strongOf(std::vector<float>& values) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(kStrong * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace

double FineDetailMeter::detailOf(std::span<const std::uint8_t> luma, const BlurPair& images,
                                 std::span<const std::uint8_t> zone, std::uint8_t bits) {
  const auto fine = images.fine(), coarse = images.coarse();
  finest_.clear();
  next_.clear();
  for (std::size_t i = 0; i < zone.size(); ++i) {
    if ((zone[i] & bits) == 0) continue;
    finest_.push_back(std::abs(static_cast<float>(luma[i]) - fine[i]));
    next_.push_back(std::abs(fine[i] - coarse[i]));
  }
  if (finest_.size() < kFewest) return -1;
  return strongOf(finest_) / std::max(0.1f, strongOf(next_));
}

}  // namespace qujing

#include "quality/ink.h"

#include <algorithm>
#include <cmath>

namespace qujing {

double inkBetween(const LumaPatch& patch, int left, int right, int lag) {
  left = std::clamp(left, 0, patch.width);
  right = std::min(right, patch.width) - lag;
  double sum = 0;
  int count = 0;
  for (int y = 0; y < patch.height; ++y) {
    const float* const row = patch.luma.data() + static_cast<std::size_t>(y) * patch.width;
    for (int x = left; x < right; ++x, ++count) sum += std::abs(row[x + lag] - row[x]);
  }
  return count > 0 ? sum / count : 0;
}

}  // namespace qujing

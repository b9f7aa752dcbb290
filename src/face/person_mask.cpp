#include "face/person_mask.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

/// Between two neighbours of the mask along one axis.
struct Place {
  int first, second;
  double share;  ///< of the second
};

Place placeOf(double at, double start, double extent) {
  const double cell = std::clamp((at - start) / std::max(extent, 1e-9) * kMaskSide - 0.5, 0.0, kMaskSide - 1.0);
  const int first = static_cast<int>(cell);
  return {first, std::min(first + 1, kMaskSide - 1), cell - first};
}

}  // namespace

double PersonMask::at(Point frame) const {
  if (!known() || !isWithinReach(frame)) return 0;
  const Place x = placeOf(frame.x, area.x, area.width), y = placeOf(frame.y, area.y, area.height);
  const auto row = [&](int line) {
    const float* const values = &share[static_cast<std::size_t>(line) * kMaskSide];
    return std::lerp(static_cast<double>(values[x.first]), static_cast<double>(values[x.second]), x.share);
  };
  return std::lerp(row(y.first), row(y.second), y.share);
}

}  // namespace qujing

#include "common/fading_histogram.h"

#include <algorithm>
#include <cmath>

namespace qujing {

void FadingHistogram::add(double value, double milliseconds) {
  if (!std::isfinite(value)) return;
  const double kept = std::exp(-milliseconds / fadeMs_);
  for (double& seen : seenMs_) seen *= kept;
  const double place = (std::clamp(value, least_, most_) - least_) / step();
  seenMs_[static_cast<std::size_t>(std::lround(place))] += milliseconds;
  totalMs_ = totalMs_ * kept + milliseconds;
}

std::optional<double> FadingHistogram::quantile(double share) const {
  if (totalMs_ <= 0) return std::nullopt;
  double left = totalMs_ * share;
  int bin = 0;
  while (bin + 1 < kBins && left > seenMs_[bin]) left -= seenMs_[bin++];
  const double within = seenMs_[bin] > 0 ? std::clamp(left / seenMs_[bin], 0.0, 1.0) : 0.5;
  return std::clamp(least_ + (bin - 0.5 + within) * step(), least_, most_);
}

void FadingHistogram::clear() {
  seenMs_.fill(0);
  totalMs_ = 0;
}

}  // namespace qujing

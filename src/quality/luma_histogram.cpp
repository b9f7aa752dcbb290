#include "quality/luma_histogram.h"

#include <algorithm>
#include <cmath>

namespace qujing {

double LumaHistogram::mean() const {
  if (count_ == 0) return 0;
  double sum = 0;
  for (int luma = 0; luma < 256; ++luma) sum += static_cast<double>(luma) * bins_[luma];
  return sum / count_ / 255;
}

double LumaHistogram::variance() const {
  if (count_ == 0) return 0;
  const double middle = mean();
  double sum = 0;
  for (int luma = 0; luma < 256; ++luma) sum += (luma / 255.0 - middle) * (luma / 255.0 - middle) * bins_[luma];
  return sum / count_;
}

double LumaHistogram::entropy() const {
  double bits = 0;
  for (const int bin : bins_)
    if (bin > 0) bits -= static_cast<double>(bin) / count_ * std::log2(static_cast<double>(bin) / count_);
  return bits;
}

double LumaHistogram::share(int least, int most) const {
  int within = 0;
  for (int luma = least; luma <= most; ++luma) within += bins_[luma];
  return count_ == 0 ? 0 : static_cast<double>(within) / count_;
}

int LumaHistogram::quantile(double share) const {
  int luma = 0;
  for (int below = bins_[0]; below < share * count_ && luma < 255;) below += bins_[++luma];
  return luma;
}

double LumaHistogram::intersection(const LumaHistogram& other) const {
  if (count_ == 0 || other.count_ == 0) return 0;
  double common = 0;
  for (int luma = 0; luma < 256; ++luma)
    common +=
        std::min(static_cast<double>(bins_[luma]) / count_, static_cast<double>(other.bins_[luma]) / other.count_);
  return common;
}

}  // namespace qujing

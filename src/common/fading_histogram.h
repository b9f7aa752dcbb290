#pragma once

#include <array>
#include <optional>

namespace qujing {

/// How long each value was seen, the past fading: tells what is usual lately. Of fixed size.
class FadingHistogram {
 public:
  /// least, most: what lies beyond counts as they do. fadeMs: what was seen that long ago counts e times less.
  FadingHistogram(double least, double most, double fadeMs) : least_(least), most_(most), fadeMs_(fadeMs) {}

  void add(double value, double milliseconds);
  /// The value that `share` (0..1) of the time was not above. Empty while nothing was seen.
  std::optional<double> quantile(double share) const;
  /// Milliseconds seen, less what has faded.
  double seenMs() const { return totalMs_; }
  void clear();

 private:
  static constexpr int kBins = 121;
  double step() const { return (most_ - least_) / (kBins - 1); }

  double least_, most_, fadeMs_;
  std::array<double, kBins> seenMs_{};  ///< each bin has its value in its middle
  double totalMs_ = 0;
};

}  // namespace qujing

#pragma once

#include <array>

namespace qujing {

/// How often each luma comes in an area.
class LumaHistogram {
 public:
  void add(int luma) {
    ++bins_[luma];
    ++count_;
  }
  int count() const { return count_; }
  double mean() const;      ///< 0..1
  double variance() const;  ///< of luma 0..1
  double entropy() const;   ///< bits
  /// Share of least..most, both included.
  double share(int least, int most) const;
  /// The luma that `share` of the area stays under, 0..255.
  int quantile(double share) const;
  /// Share that both have in common, 0..1 (Swain and Ballard 1991).
  double intersection(const LumaHistogram& other) const;

 private:
  std::array<int, 256> bins_{};
  int count_ = 0;
};

}  // namespace qujing

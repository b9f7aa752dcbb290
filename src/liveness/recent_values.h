#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace qujing {

/// The last kMost values; the oldest makes room.
template <typename T, std::size_t kMost>
class RecentValues {
 public:
  void push(const T& value) {
    newest_ = (newest_ + 1) % kMost;
    values_[newest_] = value;
    size_ = std::min(size_ + 1, kMost);
  }
  std::size_t size() const { return size_; }
  /// age: 0 the newest, less than size().
  const T& operator[](std::size_t age) const { return values_[(newest_ + kMost - age) % kMost]; }
  void clear() { size_ = 0; }

 private:
  std::array<T, kMost> values_{};
  std::size_t newest_ = 0, size_ = 0;
};

}  // namespace qujing

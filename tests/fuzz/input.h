#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

/// Takes plain values off the front of a fuzzer's bytes; zeros when they have run out.
class FuzzInput {
 public:
  FuzzInput(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  template <typename T>
  T take() {
    static_assert(std::is_trivially_copyable_v<T>);
    T value{};
    const std::size_t count = size_ < sizeof(T) ? size_ : sizeof(T);
    std::memcpy(&value, data_, count);
    data_ += count;
    size_ -= count;
    return value;
  }

  /// 0 to most.
  int upTo(int most) { return static_cast<int>(take<std::uint16_t>()) % (most + 1); }
  const std::uint8_t* rest() const { return data_; }
  std::size_t restSize() const { return size_; }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
};

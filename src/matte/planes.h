#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace qujing {

using Colour = std::array<float, 3>;  ///< sRGB values, 0..1

/// Values of one photo's pixels, rows packed.
template <class Value>
struct Plane {
  int width = 0, height = 0;
  std::vector<Value> values;

  /// Allocates only where the photo is larger than any before.
  void fit(int newWidth, int newHeight, Value value = {}) {
    width = newWidth;
    height = newHeight;
    values.assign(static_cast<std::size_t>(width) * height, value);
  }
  int size() const { return width * height; }
  Value& operator[](int i) { return values[i]; }
  const Value& operator[](int i) const { return values[i]; }
};

inline Colour operator-(const Colour& a, const Colour& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }
inline Colour operator+(const Colour& a, const Colour& b) { return {a[0] + b[0], a[1] + b[1], a[2] + b[2]}; }
inline Colour operator*(const Colour& a, float k) { return {a[0] * k, a[1] * k, a[2] * k}; }
inline float dot(const Colour& a, const Colour& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

}  // namespace qujing

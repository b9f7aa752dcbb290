#pragma once

#include <array>
#include <cstddef>

namespace qujing {

/// Solves the symmetric, positive definite system in place: row-major n x n, right side b becomes the answer. False,
/// and both are spoilt, when it has none.
template <std::size_t n>
bool solveNormal(std::array<double, n * n>& a, std::array<double, n>& b) {
  for (std::size_t k = 0; k < n; ++k) {
    const double pivot = a[k * n + k];
    if (!(pivot > 1e-12)) return false;
    for (std::size_t row = k + 1; row < n; ++row) {
      const double factor = a[row * n + k] / pivot;
      for (std::size_t column = k; column < n; ++column) a[row * n + column] -= factor * a[k * n + column];
      b[row] -= factor * b[k];
    }
  }
  for (std::size_t k = n; k-- > 0;) {
    for (std::size_t column = k + 1; column < n; ++column) b[k] -= a[k * n + column] * b[column];
    b[k] /= a[k * n + k];
  }
  return true;
}

}  // namespace qujing

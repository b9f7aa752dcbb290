#pragma once

#include <array>

namespace qujing {

/// Fits sums of `count` weighted terms to several values at once, by the normal equations: few terms, many samples.
template <int count, int values>
class LeastSquares {
 public:
  using Terms = std::array<float, count>;
  using Values = std::array<float, values>;

  void add(const Terms& terms, const Values& value) {
    for (int i = 0; i < count; ++i) {
      for (int k = i; k < count; ++k) matrix_[i][k] += terms[i] * terms[k];
      for (int v = 0; v < values; ++v) matrix_[i][count + v] += terms[i] * value[v];
    }
  }

  /// Finds the weights of the terms; valueOf() may be asked from then on.
  void solve() {
    for (int i = 0; i < count; ++i)
      for (int k = 0; k < i; ++k) matrix_[i][k] = matrix_[k][i];
    for (int i = 0; i < count; ++i) {
      matrix_[i][i] += kRidge;
      for (int k = i + 1; k < count; ++k) {
        const double factor = matrix_[k][i] / matrix_[i][i];
        for (int c = i; c < count + values; ++c) matrix_[k][c] -= factor * matrix_[i][c];
      }
    }
    for (int v = 0; v < values; ++v)
      for (int i = count - 1; i >= 0; --i) {
        double value = matrix_[i][count + v];
        for (int c = i + 1; c < count; ++c) value -= matrix_[i][c] * weights_[c][v];
        weights_[i][v] = static_cast<float>(value / matrix_[i][i]);
      }
  }

  Values valueOf(const Terms& terms) const {
    Values sums{};
    for (int i = 0; i < count; ++i)
      for (int v = 0; v < values; ++v) sums[v] += weights_[i][v] * terms[i];
    return sums;
  }

 private:
  /// Terms that the samples do not tell apart share their weight.
  static constexpr double kRidge = 1e-6;

  std::array<std::array<double, count + values>, count> matrix_{};
  std::array<Values, count> weights_{};
};

}  // namespace qujing

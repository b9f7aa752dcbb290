#pragma once

#include <array>

namespace qujing {

/// Fits a sum of `count` weighted terms to values, by the normal equations: few terms, many samples.
template <int count>
class LeastSquares {
 public:
  using Terms = std::array<float, count>;

  void add(const Terms& terms, float value) {
    for (int i = 0; i < count; ++i) {
      for (int k = i; k < count; ++k) matrix_[i][k] += terms[i] * terms[k];
      matrix_[i][count] += terms[i] * value;
    }
  }

  /// The weights of the terms. Terms that the samples do not tell apart share theirs.
  Terms solve() const {
    auto a = matrix_;
    for (int i = 0; i < count; ++i)
      for (int k = 0; k < i; ++k) a[i][k] = a[k][i];
    for (int i = 0; i < count; ++i) {
      a[i][i] += 1e-6;
      for (int k = i + 1; k < count; ++k) {
        const double factor = a[k][i] / a[i][i];
        for (int c = i; c <= count; ++c) a[k][c] -= factor * a[i][c];
      }
    }
    Terms weights{};
    for (int i = count - 1; i >= 0; --i) {
      double value = a[i][count];
      for (int c = i + 1; c < count; ++c) value -= a[i][c] * weights[c];
      weights[i] = static_cast<float>(value / a[i][i]);
    }
    return weights;
  }

  static float valueOf(const Terms& weights, const Terms& terms) {
    float value = 0;
    for (int i = 0; i < count; ++i) value += weights[i] * terms[i];
    return value;
  }

 private:
  std::array<std::array<double, count + 1>, count> matrix_{};
};

}  // namespace qujing

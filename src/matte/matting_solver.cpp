#include "matte/matting_solver.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

constexpr int kMostSteps = 40;
/// Of the first residual's length, where to stop.
constexpr double kEnough = 1e-3;
/// Added to the covariances: the variance of noise of 2 of 255, so that a plain window is not fitted to its noise.
constexpr float kNoise = 1e-4F;
constexpr int kWindow = 9;

std::array<int, kWindow> around(int width) {
  return {-width - 1, -width, -width + 1, -1, 0, 1, width - 1, width, width + 1};
}

Colour times(const std::array<float, 6>& m, const Colour& v) {
  return {m[0] * v[0] + m[1] * v[1] + m[2] * v[2], m[1] * v[0] + m[3] * v[1] + m[4] * v[2],
          m[2] * v[0] + m[4] * v[1] + m[5] * v[2]};
}

/// In doubles: the determinant of an edge's colours is some 1e-11, the difference of products of some 1e-8.
std::array<float, 6> inverseOf(const std::array<double, 6>& m) {
  const double a = m[3] * m[5] - m[4] * m[4], b = m[2] * m[4] - m[1] * m[5], c = m[1] * m[4] - m[2] * m[3];
  const double d = m[0] * m[5] - m[2] * m[2], e = m[1] * m[2] - m[0] * m[4], f = m[0] * m[3] - m[1] * m[1];
  const double k = 1 / (m[0] * a + m[1] * b + m[2] * c);
  std::array<float, 6> inverse{};
  const std::array<double, 6> scaled{a * k, b * k, c * k, d * k, e * k, f * k};
  for (int i = 0; i < 6; ++i) inverse[i] = static_cast<float>(scaled[i]);
  return inverse;
}

double dotOf(const std::vector<float>& a, const std::vector<float>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * b[i];
  return sum;
}

}  // namespace

void MattingSolver::openWindows(const Plane<Colour>& photo, std::span<const int> unknown) {
  const auto near = around(photo.width);
  marked_.fit(photo.width, photo.height);
  windows_.clear();
  for (const int i : unknown)
    for (const int step : near)
      if (i + step >= 0 && i + step < photo.size()) marked_[i + step] = 1;
  for (int y = 1; y + 1 < photo.height; ++y)
    for (int x = 1; x + 1 < photo.width; ++x) {
      const int i = y * photo.width + x;
      if (marked_[i] == 0) continue;
      Window window{i, {}, {}};
      std::array<double, 6> sums{};
      for (const int step : near) {
        const Colour& c = photo[i + step];
        window.mean = window.mean + c * (1.0F / kWindow);
      }
      for (const int step : near) {
        const Colour c = photo[i + step] - window.mean;
        const std::array<float, 6> products{c[0] * c[0], c[0] * c[1], c[0] * c[2],
                                            c[1] * c[1], c[1] * c[2], c[2] * c[2]};
        for (int k = 0; k < 6; ++k) sums[k] += products[k] / kWindow;
      }
      for (const int k : {0, 3, 5}) sums[k] += kNoise / kWindow;
      window.inverse = inverseOf(sums);
      windows_.push_back(window);
    }
}

void MattingSolver::findDiagonal(const Plane<Colour>& photo, std::span<const int> unknown) {
  const auto near = around(photo.width);
  direction_.fit(photo.width, photo.height);
  for (const Window& window : windows_)
    for (const int step : near) {
      const Colour c = photo[window.centre + step] - window.mean;
      direction_[window.centre + step] += 1 - (1 + dot(c, times(window.inverse, c))) / kWindow;
    }
  diagonal_.resize(unknown.size());
  for (std::size_t k = 0; k < unknown.size(); ++k) diagonal_[k] = direction_[unknown[k]];
  counts_.assign(unknown.size(), 0);
  margin_ = photo.width + 1;
  lines_.assign(static_cast<std::size_t>(photo.size()) + 2 * margin_, {});
  for (const Window& window : windows_) lines_[window.centre + margin_].offset = 1;
  for (std::size_t k = 0; k < unknown.size(); ++k)
    for (const int step : near) counts_[k] += lines_[unknown[k] + step + margin_].offset;
}

void MattingSolver::multiply(const Plane<Colour>& photo, std::span<const int> unknown, const Plane<float>& values,
                             std::vector<float>& product) {
  const auto near = around(photo.width);
  for (const Window& window : windows_) {
    Colour weighted{};
    float sum = 0;
    for (const int step : near) {
      const float value = values[window.centre + step];
      sum += value;
      weighted = weighted + (photo[window.centre + step] - window.mean) * value;
    }
    const Colour covariance = weighted * (1.0F / kWindow);
    Line& line = lines_[window.centre + margin_];
    line.slope = times(window.inverse, covariance);
    line.offset = sum / kWindow - dot(line.slope, window.mean);
  }
  for (std::size_t k = 0; k < unknown.size(); ++k) {
    const int i = unknown[k];
    Colour slope{};
    float offset = 0;
    for (const int step : near) {
      slope = slope + lines_[i + step + margin_].slope;
      offset += lines_[i + step + margin_].offset;
    }
    product[k] = counts_[k] * values[i] - dot(slope, photo[i]) - offset;
  }
}

void MattingSolver::solve(const Plane<Colour>& photo, std::span<const int> unknown, std::span<const Belief> beliefs,
                          Plane<float>& alpha) {
  const std::size_t count = unknown.size();
  if (count == 0) return;
  openWindows(photo, unknown);
  findDiagonal(photo, unknown);
  for (auto* vector : {&product_, &residual_, &scaled_, &step_}) vector->assign(count, 0);
  multiply(photo, unknown, alpha, residual_);
  for (std::size_t k = 0; k < count; ++k) {
    residual_[k] = beliefs[k].weight * (beliefs[k].alpha - alpha[unknown[k]]) - residual_[k];
    diagonal_[k] = 1 / std::max(diagonal_[k] + beliefs[k].weight, 1e-6F);
    step_[k] = scaled_[k] = residual_[k] * diagonal_[k];
  }
  direction_.fit(photo.width, photo.height);
  double energy = dotOf(residual_, scaled_);
  const double enough = energy * kEnough * kEnough;
  for (int i = 0; i < kMostSteps && energy > enough; ++i) {
    for (std::size_t k = 0; k < count; ++k) direction_[unknown[k]] = step_[k];
    multiply(photo, unknown, direction_, product_);
    for (std::size_t k = 0; k < count; ++k) product_[k] += beliefs[k].weight * step_[k];
    const auto length = static_cast<float>(energy / dotOf(step_, product_));
    for (std::size_t k = 0; k < count; ++k) {
      alpha[unknown[k]] += length * step_[k];
      residual_[k] -= length * product_[k];
      scaled_[k] = residual_[k] * diagonal_[k];
    }
    const double next = dotOf(residual_, scaled_);
    const auto turn = static_cast<float>(next / energy);
    for (std::size_t k = 0; k < count; ++k) step_[k] = scaled_[k] + turn * step_[k];
    energy = next;
  }
  for (const int i : unknown) alpha[i] = std::clamp(alpha[i], 0.0F, 1.0F);
}

}  // namespace qujing

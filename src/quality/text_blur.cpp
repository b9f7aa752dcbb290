#include "quality/text_blur.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace qujing {
namespace {

/// Binomial kernels of variance 1 and 4 square pixels: the weaker and the stronger smoothing.
constexpr std::array<float, 5> kWeak{1 / 16.f, 4 / 16.f, 6 / 16.f, 4 / 16.f, 1 / 16.f};
constexpr double kWeakVariance = 1, kStrongVariance = 4;
/// Of the gradient I(x+1) - I(x-1) of white noise of variance 1 after each smoothing: the sums of the squares of the
/// kernels' differences.
constexpr double kWeakNoise = 84 / 256.0, kStrongNoise = 0.0604;
/// The gradient spans two pixels, and a pixel itself one: their variances count as blur.
constexpr double kSpanVariance = 4 / 12.0;
/// Strokes so faint drown in noise: then the blur is at least this, pixels.
constexpr double kLargest = 6;

/// Only what is at least the kernel's reach from both ends; the rest stays as it was.
template <std::size_t size>
void smooth(const std::vector<float>& from, const std::array<float, size>& kernel, std::vector<float>& to) {
  const int length = static_cast<int>(from.size()), reach = static_cast<int>(size / 2);
  for (int i = reach; i < length - reach; ++i) {
    float sum = 0;
    for (int k = 0; k < static_cast<int>(size); ++k) sum += kernel[k] * from[i - reach + k];
    to[i] = sum;
  }
}

/// The binomial of variance 3 that turns the weaker smoothing into the stronger: 12 halvings.
constexpr std::array<float, 13> kRest = [] {
  std::array<float, 13> kernel{};
  double value = 1;
  for (int k = 0; k < 13; ++k) {
    kernel[k] = static_cast<float>(value / 4096);
    value = value * (12 - k) / (k + 1);
  }
  return kernel;
}();

/// Beyond the reach of both kernels and of the gradient.
constexpr std::size_t kMargin = 2 + 6 + 1;

double squaredGradient(const std::vector<float>& line) {
  double sum = 0;
  for (std::size_t i = kMargin; i + kMargin < line.size(); ++i) {
    const double g = line[i + 1] - line[i - 1];
    sum += g * g;
  }
  return sum;
}

/// Variance of the noise: of second differences along rows, the median, which strokes do not reach.
double noiseVariance(const LumaPatch& patch) {
  std::array<int, 128> histogram{};
  int count = 0;
  for (int y = 0; y < patch.height; y += 2)
    for (int x = 1; x + 1 < patch.width; ++x, ++count) {
      const float* const p = &patch.luma[static_cast<std::size_t>(y) * patch.width + x];
      const float second = std::abs(p[-1] - 2 * p[0] + p[1]);
      ++histogram[std::min(127, static_cast<int>(second * 4))];
    }
  int level = 0;
  for (int below = histogram[0]; below * 2 < count && level < 127;) below += histogram[++level];
  // A normal variable's median magnitude is 0.6745 deviations; the second difference has a variance of 6.
  const double deviation = level / 4.0 / 0.6745;
  return deviation * deviation / 6;
}

}  // namespace

TextBlurMeter::Energies TextBlurMeter::energiesAlong(const LumaPatch& patch, int step, int lineStep, int length,
                                                     int lines, double noise) {
  Energies sums;
  line_.resize(length);
  weak_.resize(length);
  strong_.resize(length);
  for (int l = 0; l < lines; ++l) {
    for (int i = 0; i < length; ++i) line_[i] = patch.luma[static_cast<std::size_t>(l) * lineStep + i * step];
    smooth(line_, kWeak, weak_);
    smooth(weak_, kRest, strong_);
    sums.weak += squaredGradient(weak_);
    sums.strong += squaredGradient(strong_);
  }
  const double count = static_cast<double>(std::max(1, length - 2 * static_cast<int>(kMargin))) * lines;
  return {std::max(0.0, sums.weak / count - kWeakNoise * noise),
          std::max(0.0, sums.strong / count - kStrongNoise * noise)};
}

TextBlur TextBlurMeter::measure(const LumaPatch& patch) {
  const double noise = noiseVariance(patch);
  TextBlur blur;
  double least = 1e9;
  auto add = [&](const Energies& e) {
    const double ratio = e.strong > 0 ? e.weak / e.strong : 1;
    // ratio^(2/3) = (s^2 + strong) / (s^2 + weak).
    const double q = std::cbrt(ratio * ratio);
    const double variance =
        q > 1 ? (kStrongVariance - q * kWeakVariance) / (q - 1) - kSpanVariance : kLargest * kLargest;
    blur.deviation = std::max(blur.deviation, std::min(kLargest, std::sqrt(std::max(0.0, variance))));
    least = std::min(least, std::sqrt(e.weak));
  };
  add(energiesAlong(patch, 1, patch.width, patch.width, patch.height, noise));
  add(energiesAlong(patch, patch.width, 1, patch.height, patch.width, noise));
  blur.contrast = least;
  return blur;
}

}  // namespace qujing

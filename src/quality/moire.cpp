#include "quality/moire.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>

namespace qujing {
namespace {

constexpr int kSide = MoireMeter::kSide;
/// Cycles a patch: periods of 12 and of 2.2 pixels.
/// Amplitude of half a luma step over the patch: what is fainter is no pattern.
constexpr float kFaint = 0.5f * kSide;
constexpr double kLowest = kSide / 12.0, kHighest = kSide / 2.2;

/// Distance of each place of the spectrum from its middle, in whole cycles a patch; 0: not looked at.
const std::array<std::uint8_t, kSide * kSide> kRings = [] {
  std::array<std::uint8_t, kSide * kSide> rings{};
  for (int i = 0; i < kSide * kSide; ++i) {
    const int x = i % kSide, y = i / kSide;
    const double radius = std::hypot(std::min(x, kSide - x), std::min(y, kSide - y));
    if (radius >= kLowest && radius <= kHighest) rings[i] = static_cast<std::uint8_t>(radius);
  }
  return rings;
}();

/// Hann's.
const std::array<double, kSide> kWindow = [] {
  std::array<double, kSide> window{};
  for (int i = 0; i < kSide; ++i) window[i] = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * (i + 0.5) / kSide);
  return window;
}();

/// Radix-2 Fourier transform of `kSide` values that lie `step` apart, in place (Cooley and Tukey 1965).
void transform(float* re, float* im, int step) {
  for (int i = 1, k = 0; i < kSide; ++i) {
    int bit = kSide / 2;
    for (; (k & bit) != 0; bit /= 2) k ^= bit;
    k |= bit;
    if (i < k) {
      std::swap(re[i * step], re[k * step]);
      std::swap(im[i * step], im[k * step]);
    }
  }
  for (int size = 2; size <= kSide; size *= 2) {
    const double angle = -2 * std::numbers::pi / size;
    const float turnRe = static_cast<float>(std::cos(angle)), turnIm = static_cast<float>(std::sin(angle));
    for (int start = 0; start < kSide; start += size) {
      float wr = 1, wi = 0;
      for (int i = 0; i < size / 2; ++i) {
        const int a = (start + i) * step, b = a + size / 2 * step;
        const float r = re[b] * wr - im[b] * wi, m = re[b] * wi + im[b] * wr;
        re[b] = re[a] - r;
        im[b] = im[a] - m;
        re[a] += r;
        im[a] += m;
        const float next = wr * turnRe - wi * turnIm;
        wi = wr * turnIm + wi * turnRe;
        wr = next;
      }
    }
  }
}

}  // namespace

double MoireMeter::peakOver(const LumaPatch& patch) {
  if (patch.width != kSide || patch.height != kSide) return 0;
  double mean = 0;
  for (const float value : patch.luma) mean += value;
  mean /= static_cast<double>(patch.luma.size());
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) {
      const double window = kWindow[x] * kWindow[y];
      real_[y * kSide + x] = static_cast<float>((patch.luma[y * kSide + x] - mean) * window);
    }
  imaginary_.fill(0);
  for (int y = 0; y < kSide; ++y) transform(&real_[y * kSide], &imaginary_[y * kSide], 1);
  for (int x = 0; x < kSide; ++x) transform(&real_[x], &imaginary_[x], kSide);

  std::array<float, kSide> sums{}, most{};
  std::array<int, kSide> count{};
  for (int i = 0; i < kSide * kSide; ++i) {
    const int ring = kRings[i];
    if (ring == 0) continue;
    const float amplitude = std::sqrt(real_[i] * real_[i] + imaginary_[i] * imaginary_[i]);
    sums[ring] += amplitude;
    most[ring] = std::max(most[ring], amplitude);
    ++count[ring];
  }
  float peak = 0;
  for (int ring = 0; ring < kSide; ++ring)
    if (count[ring] > 0) peak = std::max(peak, most[ring] / (sums[ring] / static_cast<float>(count[ring]) + kFaint));
  return peak;
}

}  // namespace qujing

#include "portrait/photo_resampler.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace qujing {
namespace {

using Float4 = float __attribute__((vector_size(16)));
using Byte4 = std::uint8_t __attribute__((vector_size(4)));
using Int4 = std::int32_t __attribute__((vector_size(16)));

constexpr double kLobes = 3;

double sinc(double x) {
  const double angle = std::numbers::pi * x;
  return std::abs(x) < 1e-9 ? 1 : std::sin(angle) / angle;
}

double lanczos(double x) { return std::abs(x) < kLobes ? sinc(x) * sinc(x / kLobes) : 0; }

Float4 pixelAt(const std::uint8_t* from) {
  Byte4 bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return __builtin_convertvector(__builtin_convertvector(bytes, Int4), Float4);
}

Float4 valuesAt(const float* from) {
  Float4 values;
  std::memcpy(&values, from, sizeof values);
  return values;
}

/// Opaque: the fourth value is not read.
void writePixel(Float4 values, std::uint8_t* to) {
  for (int c = 0; c < 3; ++c) to[c] = static_cast<std::uint8_t>(std::clamp(values[c] + 0.5F, 0.0F, 255.0F));
  to[3] = 255;
}

}  // namespace

void PhotoResampler::Axis::fit(double from, double length, int sourceSize, int targetSize) {
  taps.clear();
  weights.clear();
  longest = 0;
  const double ratio = length / targetSize, stretch = std::max(1.0, ratio), reach = kLobes * stretch;
  for (int i = 0; i < targetSize; ++i) {
    const double centre = std::clamp(from + (i + 0.5) * ratio, 0.5, sourceSize - 0.5);
    const int first = std::max(0, static_cast<int>(std::ceil(centre - reach - 0.5)));
    const int last = std::min(sourceSize - 1, static_cast<int>(std::floor(centre + reach - 0.5)));
    const Taps tap{first, last - first + 1, static_cast<int>(weights.size())};
    double sum = 0;
    for (int k = first; k <= last; ++k) sum += lanczos((k + 0.5 - centre) / stretch);
    for (int k = first; k <= last; ++k)
      weights.push_back(static_cast<float>(lanczos((k + 0.5 - centre) / stretch) / sum));
    taps.push_back(tap);
    longest = std::max(longest, tap.count);
  }
}

void PhotoResampler::sampleRow(const std::uint8_t* source, float* row) const {
  for (const Taps& taps : columns_.taps) {
    Float4 sum{};
    for (int k = 0; k < taps.count; ++k)
      sum += pixelAt(source + static_cast<std::size_t>(taps.first + k) * 4) * columns_.weights[taps.weights + k];
    std::memcpy(row, &sum, sizeof sum);
    row += 4;
  }
}

void PhotoResampler::sample(const ImageView& source, const Rect& crop, int width, int height,
                            std::span<std::uint8_t> target) {
  columns_.fit(crop.x, crop.width, source.width(), width);
  rows_.fit(crop.y, crop.height, source.height(), height);
  const std::size_t rowLength = static_cast<std::size_t>(width) * 4;
  ring_.resize(rows_.longest * rowLength);
  const auto ringRow = [&](int y) { return ring_.data() + (y % rows_.longest) * rowLength; };
  int sampled = rows_.taps.front().first;
  std::uint8_t* out = target.data();
  for (const Taps& taps : rows_.taps) {
    for (; sampled < taps.first + taps.count; ++sampled) sampleRow(source.row(sampled), ringRow(sampled));
    for (int x = 0; x < width; ++x, out += 4) {
      Float4 sum{};
      for (int k = 0; k < taps.count; ++k)
        sum += valuesAt(ringRow(taps.first + k) + static_cast<std::size_t>(x) * 4) * rows_.weights[taps.weights + k];
      writePixel(sum, out);
    }
  }
}

}  // namespace qujing

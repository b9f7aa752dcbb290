#include "common/tensor_normalise.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace qujing {
namespace {

/// ITU-R BT.601.
float lumaOf(const float* rgb) { return 0.299f * rgb[0] + 0.587f * rgb[1] + 0.114f * rgb[2]; }

}  // namespace

void normaliseTensor(std::span<float> rgb, int width, int height, int rowStride) {
  double sum = 0, squares = 0, count = 0;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const float* const pixel = &rgb[static_cast<std::size_t>(y) * rowStride + x * 3];
      if (*pixel == kNoPicture) continue;
      const float luma = lumaOf(pixel);
      sum += luma;
      squares += luma * luma;
      ++count;
    }
  const double mean = sum / std::max(count, 1.0);
  const double deviation = std::sqrt(std::max(0.0, squares / std::max(count, 1.0) - mean * mean));
  const float shift = static_cast<float>(mean);
  const float scale = 1.0f / (static_cast<float>(deviation) + kDeviationFloor);
  for (int y = 0; y < height; ++y) {
    float* const row = &rgb[static_cast<std::size_t>(y) * rowStride];
    for (int i = 0; i < width * 3; ++i) row[i] = row[i] == kNoPicture ? 0.0f : (row[i] - shift) * scale;
  }
}

}  // namespace qujing

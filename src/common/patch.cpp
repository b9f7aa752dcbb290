#include "common/patch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "common/tensor_normalise.h"

namespace qujing {
namespace {

Quad mapped(const Quad& quad, auto map) {
  return {map(quad.topLeft), map(quad.topRight), map(quad.bottomRight), map(quad.bottomLeft)};
}

/// Frame pixels in units of 1 / 65536; 64 bits, since a patch may lie far outside of the frame.
using Fixed = std::int64_t;
constexpr int kFixedBits = 16;

Fixed fixed(double pixels) { return std::llround(pixels * (1 << kFixedBits)); }

/// Where within one tensor pixel the frame is read.
struct Taps {
  std::array<Fixed, kMostTaps * kMostTaps> x, y;
  int count = 0;
};

Taps tapsOf(const Patch& patch) {
  const int side = std::clamp(static_cast<int>(std::lround(length(patch.across))), 1, kMostTaps);
  Taps taps;
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column) {
      const Point at = patch.across * ((column + 0.5) / side) + patch.down * ((row + 0.5) / side);
      taps.x[taps.count] = fixed(at.x);
      taps.y[taps.count++] = fixed(at.y);
    }
  return taps;
}

bool isInside(const ImageView& frame, Fixed x, Fixed y) {
  return x >= 0 && y >= 0 && x >> kFixedBits < frame.width() && y >> kFixedBits < frame.height();
}

template <int kBytes>
void averageTaps(const ImageView& frame, const Taps& taps, Fixed atX, Fixed atY, float* rgb) {
  int sums[3] = {0, 0, 0};
  for (int i = 0; i < taps.count; ++i) {
    const Fixed x = std::clamp<Fixed>((atX + taps.x[i]) >> kFixedBits, 0, frame.width() - 1);
    const Fixed y = std::clamp<Fixed>((atY + taps.y[i]) >> kFixedBits, 0, frame.height() - 1);
    const std::uint8_t* const pixel = frame.row(static_cast<int>(y)) + x * kBytes;
    for (int c = 0; c < 3; ++c) sums[c] += pixel[kBytes == 1 ? 0 : c];
  }
  const float share = 1.0f / static_cast<float>(taps.count);
  for (int c = 0; c < 3; ++c) rgb[c] = static_cast<float>(sums[c]) * share;
}

}  // namespace

Point Patch::toTensor(Point frame) const {
  const Point offset = frame - origin;
  const double area = dot(across, across);
  return {dot(offset, across) / area, dot(offset, down) / area};
}

Quad Patch::quadToFrame(const Quad& tensor) const {
  return mapped(tensor, [this](Point p) { return toFrame(p); });
}

Quad Patch::quadToTensor(const Quad& frame) const {
  return mapped(frame, [this](Point p) { return toTensor(p); });
}

Patch patchAround(const Quad& quad, int width, int height, double margin) {
  const Point level = (quad.topRight - quad.topLeft) + (quad.bottomRight - quad.bottomLeft);
  const double levelLength = std::max(length(level), 1e-9);
  const Point right = level * (1 / levelLength), below{-right.y, right.x};
  double left = 1e9, top = 1e9, farRight = -1e9, bottom = -1e9;
  for (Point p : quad.corners()) {
    left = std::min(left, dot(p, right));
    farRight = std::max(farRight, dot(p, right));
    top = std::min(top, dot(p, below));
    bottom = std::max(bottom, dot(p, below));
  }
  const double share = 1 - 2 * margin;
  const double step = std::max({(farRight - left) / (width * share), (bottom - top) / (height * share), 1e-3});
  const Point middle = right * ((left + farRight) / 2) + below * ((top + bottom) / 2);
  const Point across = right * step, down = below * step;
  return {middle - across * (width / 2.0) - down * (height / 2.0), across, down, width, height};
}

void samplePatch(const ImageView& frame, const Patch& patch, std::span<float> tensor) {
  const Taps taps = tapsOf(patch);
  const bool coloured = frame.format() == PixelFormat::rgba;
  const Fixed acrossX = fixed(patch.across.x), acrossY = fixed(patch.across.y);
  const Fixed middleX = fixed((patch.across.x + patch.down.x) / 2),
              middleY = fixed((patch.across.y + patch.down.y) / 2);
  float* out = tensor.data();
  for (int y = 0; y < patch.height; ++y) {
    const Point start = patch.toFrame({0, static_cast<double>(y)});
    Fixed atX = fixed(start.x), atY = fixed(start.y);
    for (int x = 0; x < patch.width; ++x, out += 3, atX += acrossX, atY += acrossY) {
      if (!isInside(frame, atX + middleX, atY + middleY))
        std::fill_n(out, 3, kNoPicture);
      else if (coloured)
        averageTaps<4>(frame, taps, atX, atY, out);
      else
        averageTaps<1>(frame, taps, atX, atY, out);
    }
  }
  normaliseTensor(tensor, patch.width, patch.height, patch.width * 3);
}

}  // namespace qujing

#include "common/patch.h"

#include <algorithm>
#include <cmath>

#include "common/tensor_normalise.h"

namespace qujing {
namespace {

Quad mapped(const Quad& quad, auto map) {
  return {map(quad.topLeft), map(quad.topRight), map(quad.bottomRight), map(quad.bottomLeft)};
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
  const int taps = std::clamp(static_cast<int>(std::lround(length(patch.across))), 1, kMostTaps);
  const int bytes = bytesPerPixel(frame.format());
  const int green = frame.format() == PixelFormat::rgba ? 1 : 0, blue = 2 * green;
  const float share = 1.0f / static_cast<float>(taps * taps);
  const Point tapAcross = patch.across * (1.0 / taps), tapDown = patch.down * (1.0 / taps);
  const Point firstTap = (tapAcross + tapDown) * 0.5;
  float* out = tensor.data();
  for (int y = 0; y < patch.height; ++y)
    for (int x = 0; x < patch.width; ++x, out += 3) {
      const Point corner = patch.toFrame({static_cast<double>(x), static_cast<double>(y)});
      const Point middle = corner + (patch.across + patch.down) * 0.5;
      if (middle.x < 0 || middle.y < 0 || middle.x >= frame.width() || middle.y >= frame.height()) {
        std::fill_n(out, 3, kNoPicture);
        continue;
      }
      int sums[3] = {0, 0, 0};
      for (int row = 0; row < taps; ++row)
        for (int column = 0; column < taps; ++column) {
          const Point at = corner + firstTap + tapAcross * column + tapDown * row;
          const int px = std::clamp(static_cast<int>(at.x), 0, frame.width() - 1);
          const int py = std::clamp(static_cast<int>(at.y), 0, frame.height() - 1);
          const std::uint8_t* const pixel = frame.row(py) + px * bytes;
          sums[0] += pixel[0];
          sums[1] += pixel[green];
          sums[2] += pixel[blue];
        }
      for (int c = 0; c < 3; ++c) out[c] = static_cast<float>(sums[c]) * share;
    }
  normaliseTensor(tensor, patch.width, patch.height, patch.width * 3);
}

}  // namespace qujing

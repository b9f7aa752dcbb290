#include "liveness/face_signature.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace qujing {
namespace {

constexpr int kSide = FaceSignature::kSide;
/// Every second pixel of every second row is enough for a mean.
constexpr int kStep = 2;
using Cells = std::array<float, static_cast<std::size_t>(kSide) * kSide>;

/// The oval that holds the face in a chip whose eyes lie at 0.39 of its height, in cells from its middle.
bool isFace(int x, int y) {
  const double right = (x + 0.5) / kSide - 0.5, down = (y + 0.5) / kSide - 0.54;
  return (right * right) / (0.38 * 0.38) + (down * down) / (0.42 * 0.42) <= 1;
}

struct Plane {
  double level = 0, right = 0, down = 0;
};

/// The plane nearest to the cells of the oval, which is symmetric to its middle column, not to its middle row.
Plane lightOf(const Cells& cells) {
  double n = 0, sy = 0, sxx = 0, syy = 0, sv = 0, sxv = 0, syv = 0;
  for (int y = 0, i = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x, ++i) {
      if (!isFace(x, y)) continue;
      const double right = x - (kSide - 1) / 2.0, down = y, value = cells[i];
      n += 1;
      sy += down;
      sxx += right * right;
      syy += down * down;
      sv += value;
      sxv += right * value;
      syv += down * value;
    }
  const double meanY = sy / n, meanV = sv / n;
  const double slope = (syv - sy * meanV) / (syy - sy * meanY);
  return {meanV - slope * meanY, sxv / sxx, slope};
}

struct Cell {
  int left, top, right, bottom;
};

float meanOf(std::span<const std::uint8_t> chip, int width, const Cell& cell) {
  int sum = 0, count = 0;
  for (int y = cell.top; y < cell.bottom; y += kStep)
    for (int x = cell.left; x < cell.right; x += kStep, ++count) sum += chip[static_cast<std::size_t>(y) * width + x];
  return static_cast<float>(sum) / static_cast<float>(count);
}

void normalise(Cells& cells) {
  const Plane light = lightOf(cells);
  double squares = 0;
  for (int y = 0, i = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x, ++i) {
      const double flat = cells[i] - light.level - light.right * (x - (kSide - 1) / 2.0) - light.down * y;
      cells[i] = isFace(x, y) ? static_cast<float>(flat) : 0.0f;
      squares += static_cast<double>(cells[i]) * cells[i];
    }
  const auto scale = static_cast<float>(1 / std::sqrt(std::max(squares, 1e-9)));
  for (float& cell : cells) cell *= scale;
}

}  // namespace

std::optional<FaceSignature> faceSignature(std::span<const std::uint8_t> chip, int width, int height) {
  if (std::min(width, height) < kSide || chip.size() < static_cast<std::size_t>(width) * height) return std::nullopt;
  FaceSignature signature;
  for (int y = 0, i = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x, ++i) {
      const int left = x * width / kSide, top = y * height / kSide;
      signature.luma[i] = meanOf(chip, width, {left, top, (x + 1) * width / kSide, (y + 1) * height / kSide});
    }
  normalise(signature.luma);
  return signature;
}

double likeness(const FaceSignature& a, const FaceSignature& b) {
  double both = 0, squaresA = 0, squaresB = 0;
  for (std::size_t i = 0; i < a.luma.size(); ++i) {
    const double x = a.luma[i], y = b.luma[i];
    both += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  const double lengths = std::sqrt(squaresA * squaresB);
  return lengths > 0 ? both / lengths : 0;
}

}  // namespace qujing

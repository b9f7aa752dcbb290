#include "quality/background_uniformity.h"

#include <algorithm>
#include <cmath>

#include "quality/least_squares.h"
#include "quality/luma.h"

namespace qujing {
namespace {

constexpr int kWidth = BackgroundMeter::kWidth, kHeight = BackgroundMeter::kHeight;
constexpr int kCell = 8;
constexpr int kMostSamples = 4;
/// Of a channel, off the plane that fits the background best.
constexpr float kOffPlane = 18;
constexpr std::size_t kFewestCells = 30;
using Plane = LeastSquares<3, 3>;

Plane::Terms termsOf(float x, float y) { return {1, x / kWidth, y / kHeight}; }

float farthest(const Plane::Values& a, const std::array<float, 3>& b) {
  float most = 0;
  for (int c = 0; c < 3; ++c) most = std::max(most, std::abs(a[c] - b[c]));
  return most;
}

}  // namespace

void BackgroundMeter::sample(const ImageView& picture, const Rect& area) {
  const double stepX = area.width / kWidth, stepY = area.height / kHeight;
  const int samples = std::clamp(static_cast<int>(std::lround(std::max(stepX, stepY))), 1, kMostSamples);
  const int bytes = bytesPerPixel(picture.format());
  for (int y = 0, i = 0; y < kHeight; ++y)
    for (int x = 0; x < kWidth; ++x, ++i) {
      int sums[3] = {};
      bool inside = true;
      for (int k = 0; k < samples * samples && inside; ++k) {
        const double fx = area.x + (x + (k % samples + 0.5) / samples) * stepX;
        const double fy = area.y + (y + (k / samples + 0.5) / samples) * stepY;  // NOLINT
        inside = fx >= 0 && fy >= 0 && fx < picture.width() && fy < picture.height();
        if (!inside) break;
        const std::uint8_t* const p = picture.row(static_cast<int>(fy)) + static_cast<int>(fx) * bytes;
        for (int c = 0; c < 3; ++c) sums[c] += p[bytes == 1 ? 0 : c];
      }
      if (!inside) person_[i] = 255;
      std::uint8_t* const out = &rgb_[static_cast<std::size_t>(i) * 3];
      for (int c = 0; c < 3; ++c) out[c] = static_cast<std::uint8_t>(sums[c] / (samples * samples));
      luma_[i] = static_cast<std::uint8_t>(lumaOf(out, PixelFormat::rgba));
    }
}

double BackgroundMeter::meanGradient() const {
  double sum = 0;
  int count = 0;
  for (int y = 2; y < kHeight - 2; ++y)
    for (int x = 2; x < kWidth - 2; ++x) {
      const int i = y * kWidth + x;
      // Two pixels away: the gradient's own neighbours are background then, too.
      if (!isBackground(i) || !isBackground(i - 2) || !isBackground(i + 2) || !isBackground(i - 2 * kWidth) ||
          !isBackground(i + 2 * kWidth))
        continue;
      const std::uint8_t* const p = &luma_[i];
      const int across = p[1 - kWidth] + 2 * p[1] + p[1 + kWidth] - p[-1 - kWidth] - 2 * p[-1] - p[-1 + kWidth];
      const int down = p[kWidth - 1] + 2 * p[kWidth] + p[kWidth + 1] - p[-kWidth - 1] - 2 * p[-kWidth] - p[-kWidth + 1];
      sum += std::sqrt(static_cast<double>(across * across + down * down));
      ++count;
    }
  return count == 0 ? 0 : sum / count;
}

void BackgroundMeter::gatherCells() {
  cells_.clear();
  for (int top = 0; top + kCell <= kHeight; top += kCell)
    for (int left = 0; left + kCell <= kWidth; left += kCell) {
      int sums[3] = {}, count = 0;
      for (int k = 0; k < kCell * kCell; ++k) {
        const int i = (top + k / kCell) * kWidth + left + k % kCell;
        if (!isBackground(i)) continue;
        ++count;
        for (int c = 0; c < 3; ++c) sums[c] += rgb_[static_cast<std::size_t>(i) * 3 + c];
      }
      if (count < kCell * kCell) continue;
      Cell cell{static_cast<float>(left), static_cast<float>(top)};
      for (int c = 0; c < 3; ++c) cell.rgb[c] = static_cast<float>(sums[c]) / static_cast<float>(count);
      cells_.push_back(cell);
    }
}

/// The plane is fitted again without what lies off it, so that an object does not bend it.
double BackgroundMeter::spotShare() const {
  if (cells_.size() < kFewestCells) return 0;
  Plane plane;
  for (const Cell& cell : cells_) plane.add(termsOf(cell.x, cell.y), cell.rgb);
  plane.solve();
  for (const float reach : {4 * kOffPlane, 2 * kOffPlane, kOffPlane}) {
    Plane next;
    for (const Cell& cell : cells_)
      if (farthest(plane.valueOf(termsOf(cell.x, cell.y)), cell.rgb) <= reach)
        next.add(termsOf(cell.x, cell.y), cell.rgb);
    next.solve();
    plane = next;
  }
  const auto isSpot = [&](const Cell& cell) {
    return farthest(plane.valueOf(termsOf(cell.x, cell.y)), cell.rgb) > kOffPlane;
  };
  return static_cast<double>(std::count_if(cells_.begin(), cells_.end(), isSpot)) / static_cast<double>(cells_.size());
}

BackgroundUniformity BackgroundMeter::measure(const ImageView& picture, const Rect& area) {
  sample(picture, area);
  gatherCells();
  const auto pixels = std::count_if(person_.begin(), person_.end(), [](int share) { return share < kBackground; });
  return {meanGradient(), spotShare(), static_cast<double>(pixels) / kPixels};
}

}  // namespace qujing

#include "card/card_patch.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

constexpr int kMostTaps = 4;

float lumaAt(const ImageView& frame, int column, int row) {
  if (frame.format() == PixelFormat::gray) return frame.row(row)[column];
  const std::uint8_t* const p = frame.row(row) + 4 * column;
  return static_cast<float>(77 * p[0] + 150 * p[1] + 29 * p[2]) / 256;
}

/// From a pixel's centre to the one before the last; 0 also for what is no number: far out, where the map has no place.
float clamped(float at, int extent) { return std::min(std::max(0.0f, at - 0.5f), static_cast<float>(extent) - 1.001f); }

/// Bilinear; beyond the frame its border goes on.
float lumaAt(const ImageView& frame, float x, float y) {
  x = clamped(x, frame.width());
  y = clamped(y, frame.height());
  const int left = static_cast<int>(x), top = static_cast<int>(y);
  const float right = x - static_cast<float>(left), lower = y - static_cast<float>(top);
  const float above = lumaAt(frame, left, top) * (1 - right) + lumaAt(frame, left + 1, top) * right;
  const float below = lumaAt(frame, left, top + 1) * (1 - right) + lumaAt(frame, left + 1, top + 1) * right;
  return above * (1 - lower) + below * lower;
}

}  // namespace

void CardPatch::sample(const ImageView& frame, const Quad& quad, const Rect& card, const Rect& area, double density) {
  const Quad corners{{card.x, card.y},
                     {card.x + card.width, card.y},
                     {card.x + card.width, card.y + card.height},
                     {card.x, card.y + card.height}};
  width_ = std::max(1, static_cast<int>(std::lround(area.width * density)));
  height_ = std::max(1, static_cast<int>(std::lround(area.height * density)));
  luma_.resize(static_cast<std::size_t>(width_) * height_);
  const auto frameFromCard = homographyBetween(corners, quad);
  if (!frameFromCard) return;
  const auto& m = frameFromCard->m;
  const Point middle{area.x + area.width / 2, area.y + area.height / 2};
  const double pixels = distance(frameFromCard->map(middle), frameFromCard->map({middle.x + 1 / density, middle.y}));
  const int taps = std::clamp(static_cast<int>(std::lround(pixels)), 1, kMostTaps);
  // Numerators and denominator of the map are linear along a row of taps.
  const double step = 1 / (density * taps);
  const float dx = static_cast<float>(m[0] * step), dy = static_cast<float>(m[3] * step),
              dw = static_cast<float>(m[6] * step);
  std::fill(luma_.begin(), luma_.end(), 0.0f);
  for (int row = 0; row < height_ * taps; ++row) {
    const double x = area.x + step / 2, y = area.y + (row + 0.5) * step;
    float px = static_cast<float>(m[0] * x + m[1] * y + m[2]), py = static_cast<float>(m[3] * x + m[4] * y + m[5]);
    float pw = static_cast<float>(m[6] * x + m[7] * y + m[8]);
    float* target = luma_.data() + static_cast<std::size_t>(row / taps) * width_;
    for (int u = 0; u < width_; ++u, ++target)
      for (int i = 0; i < taps; ++i, px += dx, py += dy, pw += dw) *target += lumaAt(frame, px / pw, py / pw);
  }
  const float share = 1 / static_cast<float>(taps * taps);
  for (float& value : luma_) value *= share;
}

}  // namespace qujing

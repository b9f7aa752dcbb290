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

/// Bilinear; beyond the frame its border goes on.
float lumaAt(const ImageView& frame, float x, float y) {
  x = std::clamp(x - 0.5f, 0.0f, static_cast<float>(frame.width()) - 1.001f);
  y = std::clamp(y - 0.5f, 0.0f, static_cast<float>(frame.height()) - 1.001f);
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
  const Point middle{area.x + area.width / 2, area.y + area.height / 2};
  const double pixels = distance(frameFromCard->map(middle), frameFromCard->map({middle.x + 1 / density, middle.y}));
  const int taps = std::clamp(static_cast<int>(std::lround(pixels)), 1, kMostTaps);
  float* target = luma_.data();
  for (int v = 0; v < height_; ++v)
    for (int u = 0; u < width_; ++u) {
      float sum = 0;
      for (int i = 0; i < taps * taps; ++i) {
        const double x = u + (i % taps + 0.5) / taps, y = v + (i / taps + 0.5) / taps;  // NOLINT
        const Point at = frameFromCard->map({area.x + x / density, area.y + y / density});
        sum += lumaAt(frame, static_cast<float>(at.x), static_cast<float>(at.y));
      }
      *target++ = sum / static_cast<float>(taps * taps);
    }
}

}  // namespace qujing

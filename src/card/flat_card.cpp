#include "card/flat_card.h"

#include <algorithm>
#include <cstring>

namespace qujing {
namespace {

/// 0 also for what is no number: far out, where the map has no place.
int clamped(float at, int last) { return static_cast<int>(std::min(std::max(0.0f, at), static_cast<float>(last))); }

}  // namespace

FlatCard::FlatCard() : pixels_(static_cast<std::size_t>(kWidth) * kHeight * 4) {}

ImageView FlatCard::view() const {
  return ImageView::over(pixels_.data(), pixels_.size(), {kWidth, kHeight, kWidth * 4, PixelFormat::rgba}).value();
}

void FlatCard::sample(const ImageView& frame, const Quad& quad) {
  const Quad flat{{0, 0}, {kWidth, 0}, {kWidth, kHeight}, {0, kHeight}};
  const auto frameFromFlat = homographyBetween(flat, quad);
  if (!frameFromFlat) return;
  const auto& m = frameFromFlat->m;
  const int lastX = frame.width() - 1, lastY = frame.height() - 1;
  const bool gray = frame.format() == PixelFormat::gray;
  std::uint8_t* target = pixels_.data();
  for (int v = 0; v < kHeight; ++v) {
    // Numerators and denominator of the map are linear along a row.
    const double y = v + 0.5;
    float px = static_cast<float>(m[1] * y + m[2] + m[0] / 2), py = static_cast<float>(m[4] * y + m[5] + m[3] / 2);
    float pw = static_cast<float>(m[7] * y + m[8] + m[6] / 2);
    const float dx = static_cast<float>(m[0]), dy = static_cast<float>(m[3]), dw = static_cast<float>(m[6]);
    for (int u = 0; u < kWidth; ++u, target += 4, px += dx, py += dy, pw += dw) {
      const float scale = 1 / pw;
      const int column = clamped(px * scale, lastX);
      const int row = clamped(py * scale, lastY);
      if (gray)
        std::memset(target, frame.row(row)[column], 4);
      else
        std::memcpy(target, frame.row(row) + 4 * column, 4);
    }
  }
}

void FlatCard::turn() {
  auto* const words = reinterpret_cast<std::uint32_t*>(pixels_.data());
  std::reverse(words, words + pixels_.size() / 4);
}

}  // namespace qujing

#include "liveness/screen_pattern.h"

#include <algorithm>
#include <cstddef>

#include "quality/luma.h"

namespace qujing {
namespace {

/// In face widths from the face's middle: brow, cheeks, chin, beside the head, chest.
constexpr Point kAbout[] = {{0, -0.45}, {-0.3, 0.05}, {0.3, 0.05}, {0, 0.5}, {-0.85, -0.2}, {0.85, -0.2}, {0, 1.1}};
constexpr int kSide = MoireMeter::kSide;

}  // namespace

void ScreenPattern::look(const ImageView& frame, const FaceLandmarks& face) {
  static_assert(std::size(kAbout) == ScreenPattern::kPlaces);
  if (frame.width() < kSide || frame.height() < kSide) return;
  const Rect box = boundsOf(face);
  const std::size_t place = looks_++ % kPlaces;
  const Point middle = Point{box.x + box.width / 2, box.y + box.height / 2} + kAbout[place] * faceWidth(face);
  const int left = static_cast<int>(std::clamp(middle.x - kSide / 2.0, 0.0, frame.width() - 1.0 * kSide));
  const int top = static_cast<int>(std::clamp(middle.y - kSide / 2.0, 0.0, frame.height() - 1.0 * kSide));
  const int bytes = bytesPerPixel(frame.format());
  for (int i = 0; i < kSide * kSide; ++i) {
    const std::ptrdiff_t column = left + i % kSide;
    patch_[i] = static_cast<float>(lumaOf(frame.row(top + i / kSide) + column * bytes, frame.format()));
  }
  peaks_[place] = meter_.peakOver({patch_, kSide, kSide});
}

std::optional<double> ScreenPattern::peak() const {
  if (looks_ < kPlaces) return std::nullopt;
  std::array<double, kPlaces> peaks = peaks_;
  std::ranges::sort(peaks);
  return peaks[kPlaces / 2];
}

}  // namespace qujing

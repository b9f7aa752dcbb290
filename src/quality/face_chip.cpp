#include "quality/face_chip.h"

#include <algorithm>
#include <cmath>

#include "quality/luma.h"

namespace qujing {
namespace {

/// Reads pixels at places between them.
class Reader {
 public:
  explicit Reader(const ImageView& picture)
      : picture_(picture),
        bytes_(bytesPerPixel(picture.format())),
        right_(picture.width() - 1),
        bottom_(picture.height() - 1) {}

  void addNearest(Point at, int* sums) const {
    const int x = std::clamp(static_cast<int>(at.x), 0, right_), y = std::clamp(static_cast<int>(at.y), 0, bottom_);
    const std::uint8_t* const p = picture_.row(y) + x * bytes_;
    for (int c = 0; c < 3; ++c) sums[c] += p[bytes_ == 1 ? 0 : c];
  }

  /// In 1/65536ths.
  void addBilinear(Point at, int* sums) const {
    const double left = std::clamp(at.x - 0.5, 0.0, static_cast<double>(right_));
    const double top = std::clamp(at.y - 0.5, 0.0, static_cast<double>(bottom_));
    const int x = static_cast<int>(left), y = static_cast<int>(top);
    const int fx = static_cast<int>((left - x) * 256), fy = static_cast<int>((top - y) * 256);
    const int over = x < right_ ? bytes_ : 0;
    const std::uint8_t* const a = picture_.row(y) + x * bytes_;
    const std::uint8_t* const b = picture_.row(std::min(y + 1, bottom_)) + x * bytes_;
    for (int c = 0; c < 3; ++c) {
      const int i = bytes_ == 1 ? 0 : c;
      const int upper = a[i] * (256 - fx) + a[over + i] * fx, lower = b[i] * (256 - fx) + b[over + i] * fx;
      sums[c] += upper * (256 - fy) + lower * fy;
    }
  }

 private:
  const ImageView& picture_;
  int bytes_, right_, bottom_;
};

}  // namespace

void FaceChip::sample(const ImageView& picture, const Patch& patch) {
  const Reader reader(picture);
  const int samples = std::clamp(static_cast<int>(std::lround(length(patch.across))), 1, kMostSamples);
  for (int y = 0, i = 0; y < kHeight; ++y)
    for (int x = 0; x < kWidth; ++x, ++i) {
      int sums[3] = {};
      if (samples == 1) {
        reader.addBilinear(patch.toFrame({x + 0.5, y + 0.5}), sums);
        for (int& sum : sums) sum = (sum + (1 << 15)) >> 16;
      } else {
        for (int k = 0; k < samples * samples; ++k)
          reader.addNearest(
              patch.toFrame({x + (k % samples + 0.5) / samples, y + (k / samples + 0.5) / samples}),  // NOLINT
              sums);
        for (int& sum : sums) sum = (sum + samples * samples / 2) / (samples * samples);
      }
      std::uint8_t* const out = &rgb_[static_cast<std::size_t>(i) * 3];
      for (int c = 0; c < 3; ++c) out[c] = static_cast<std::uint8_t>(sums[c]);
      luma_[i] = static_cast<std::uint8_t>(lumaOf(out, PixelFormat::rgba));
    }
}

}  // namespace qujing

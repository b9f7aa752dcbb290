#include "quality/face_chip.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "quality/luma.h"

namespace qujing {
namespace {

/// Picture pixels in steps of 1/65536.
struct Place {
  std::int64_t x = 0, y = 0;

  static Place of(Point p) { return {fixed(p.x), fixed(p.y)}; }
  static std::int64_t fixed(double value) { return std::llround(std::clamp(value, -kFarthest, kFarthest) * 65536); }
  Place moved(const Place& step, int times) const { return {x + step.x * times, y + step.y * times}; }
};

/// Reads pixels; what lies outside of the picture has the colour of its nearest border.
class Reader {
 public:
  explicit Reader(const ImageView& picture)
      : picture_(picture),
        bytes_(bytesPerPixel(picture.format())),
        green_(bytes_ == 1 ? 0 : 1),
        blue_(bytes_ == 1 ? 0 : 2),
        right_(picture.width() - 1),
        bottom_(picture.height() - 1) {}

  void addNearest(const Place& at, int* sums) const { add(at.x >> 16, at.y >> 16, 1, sums); }

  /// In 1/65536ths.
  void addBilinear(const Place& at, int* sums) const {
    const std::int64_t left = at.x - 0x8000, top = at.y - 0x8000, x = left >> 16, y = top >> 16;
    const int fx = static_cast<int>(left >> 8 & 255), fy = static_cast<int>(top >> 8 & 255);
    add(x, y, (256 - fx) * (256 - fy), sums);
    add(x + 1, y, fx * (256 - fy), sums);
    add(x, y + 1, (256 - fx) * fy, sums);
    add(x + 1, y + 1, fx * fy, sums);
  }

 private:
  void add(std::int64_t x, std::int64_t y, int weight, int* sums) const {
    const auto column = static_cast<int>(std::clamp<std::int64_t>(x, 0, right_));
    const auto row = static_cast<int>(std::clamp<std::int64_t>(y, 0, bottom_));
    const std::uint8_t* const p = picture_.row(row) + static_cast<std::ptrdiff_t>(column) * bytes_;
    sums[0] += p[0] * weight;
    sums[1] += p[green_] * weight;
    sums[2] += p[blue_] * weight;
  }

  const ImageView& picture_;
  int bytes_, green_, blue_, right_, bottom_;
};

}  // namespace

void FaceChip::sample(const ImageView& picture, const Patch& patch) {
  const Reader reader(picture);
  const int samples = std::clamp(static_cast<int>(std::lround(length(patch.across))), 1, kMostSamples);
  const int whole = samples == 1 ? 1 << 16 : samples * samples;
  const Place across = Place::of(patch.across), right = Place::of(patch.across * (1.0 / samples)),
              down = Place::of(patch.down * (1.0 / samples));
  for (int y = 0, i = 0; y < kHeight; ++y) {
    const Place line = Place::of(patch.toFrame({0.5 / samples, y + 0.5 / samples}));
    for (int x = 0; x < kWidth; ++x, ++i) {
      const Place start = line.moved(across, x);
      int sums[3] = {whole / 2, whole / 2, whole / 2};
      if (samples == 1) {
        reader.addBilinear(start, sums);
      } else {
        for (int row = 0; row < samples; ++row)
          for (int column = 0; column < samples; ++column)
            reader.addNearest(start.moved(down, row).moved(right, column), sums);
      }
      std::uint8_t* const out = &rgb_[static_cast<std::size_t>(i) * 3];
      for (int c = 0; c < 3; ++c) out[c] = static_cast<std::uint8_t>(sums[c] / whole);
      luma_[i] = static_cast<std::uint8_t>(lumaOf(out, PixelFormat::rgba));
    }
  }
}

}  // namespace qujing

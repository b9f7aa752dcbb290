#include "quality/face_chip.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "common/frame_place.h"
#include "quality/luma.h"

namespace qujing {
namespace {

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

  void addNearest(const FramePlace& at, int* sums) const { add(at.column(), at.row(), 1, sums); }

  /// In 1/65536ths.
  void addBilinear(const FramePlace& at, int* sums) const {
    const FramePlace centre{at.x - 0x8000, at.y - 0x8000};
    const int x = centre.column(), y = centre.row(), fx = centre.right(), fy = centre.down();
    add(x, y, (256 - fx) * (256 - fy), sums);
    add(x + 1, y, fx * (256 - fy), sums);
    add(x, y + 1, (256 - fx) * fy, sums);
    add(x + 1, y + 1, fx * fy, sums);
  }

 private:
  void add(int x, int y, int weight, int* sums) const {
    const std::uint8_t* const p =
        picture_.row(std::clamp(y, 0, bottom_)) + static_cast<std::ptrdiff_t>(std::clamp(x, 0, right_)) * bytes_;
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
  const FramePlace across = FramePlace::of(patch.across), right = FramePlace::of(patch.across * (1.0 / samples)),
                   down = FramePlace::of(patch.down * (1.0 / samples));
  for (int y = 0, i = 0; y < kHeight; ++y) {
    const FramePlace line = FramePlace::of(patch.toFrame({0.5 / samples, y + 0.5 / samples}));
    for (int x = 0; x < kWidth; ++x, ++i) {
      const FramePlace start = line.moved(across, x);
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

#include "face/plane_sampler.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "common/frame_place.h"

namespace qujing {
namespace {

/// From here on the places are as dense as the frame's pixels: the nearest pixel says what a blend would.
constexpr int kReadsWithoutBlend = 3;

/// Red and blue, and green and alpha, of some pixels: 16 bits each, so that two are worked on at a time.
struct PixelSum {
  std::uint32_t redBlue = 0, greenAlpha = 0;

  void add(std::uint32_t pixel, std::uint32_t weight) {
    redBlue += (pixel & 0x00ff00ffu) * weight;
    greenAlpha += (pixel >> 8 & 0x00ff00ffu) * weight;
  }
  /// weights of 256 in all are divided out
  void addBlend(const PixelSum& blend) {
    redBlue += (blend.redBlue + 0x00800080u) >> 8 & 0x00ff00ffu;
    greenAlpha += (blend.greenAlpha + 0x00800080u) >> 8 & 0x00ff00ffu;
  }
};

/// Of a pixel outside of the frame: black, which counts.
constexpr std::uint32_t kOutside = 0;

struct FramePixels {
  const ImageView& frame;

  std::uint32_t at(int x, int y) const {
    if (x < 0 || y < 0 || x >= frame.width() || y >= frame.height()) return kOutside;
    if (frame.format() == PixelFormat::gray) return frame.row(y)[x] * 0x00010101u;
    std::uint32_t pixel;
    std::memcpy(&pixel, frame.row(y) + static_cast<std::size_t>(x) * 4, 4);
    return pixel;
  }
};

/// The same of an rgba frame, for places that are all inside.
struct InnerPixels {
  const std::uint8_t* data;
  std::ptrdiff_t rowStride;

  std::uint32_t at(int x, int y) const {
    std::uint32_t pixel;
    std::memcpy(&pixel, data + y * rowStride + static_cast<std::ptrdiff_t>(x) * 4, 4);
    return pixel;
  }
};

template <typename Pixels>
void addBlended(const Pixels& pixels, const FramePlace& at, PixelSum& sum) {
  const int x = at.column(), y = at.row();
  const auto right = static_cast<std::uint32_t>(at.right()), down = static_cast<std::uint32_t>(at.down());
  const std::uint32_t both = right * down >> 8;
  PixelSum blend;
  blend.add(pixels.at(x, y), 256 - right - down + both);
  blend.add(pixels.at(x + 1, y), right - both);
  blend.add(pixels.at(x, y + 1), down - both);
  blend.add(pixels.at(x + 1, y + 1), both);
  sum.addBlend(blend);
}

struct Target {
  float* planes;
  std::size_t planeSize;
  float black, gain;

  void write(std::size_t index, const PixelSum& sum) const {
    planes[index] = black + gain * static_cast<float>(sum.redBlue & 0xffff);
    planes[index + planeSize] = black + gain * static_cast<float>(sum.greenAlpha & 0xffff);
    planes[index + 2 * planeSize] = black + gain * static_cast<float>(sum.redBlue >> 16);
  }
};

/// The places that are read for one tensor pixel: a grid within it.
struct Grid {
  int reads;
  FramePlace across, down;  ///< from one to the next
  Point first;              ///< of the tensor pixel's own corner
};

Grid gridOf(const Patch& patch, int reads) {
  const double step = 1.0 / reads;
  // A blend is between pixels' centres, the nearest pixel holds its whole square.
  const double centre = reads < kReadsWithoutBlend ? 0.5 : 0;
  return {reads, FramePlace::of(patch.across * step), FramePlace::of(patch.down * step),
          (patch.across + patch.down) * (0.5 * step) - Point{centre, centre}};
}

template <typename Pixels>
PixelSum sumAt(const Pixels& pixels, const Grid& grid, const FramePlace& start) {
  PixelSum sum;
  for (int row = 0; row < grid.reads; ++row)
    for (int column = 0; column < grid.reads; ++column) {
      const FramePlace at = start.moved(grid.down, row).moved(grid.across, column);
      if (grid.reads < kReadsWithoutBlend) {
        addBlended(pixels, at, sum);
      } else {
        sum.add(pixels.at(at.column(), at.row()), 1);
      }
    }
  return sum;
}

/// Where a tensor pixel may start so that all that is read for it lies in the frame.
class Inside {
 public:
  Inside(const ImageView& frame, const Patch& patch) {
    // A tensor pixel reaches no farther than both its sides together, and a blend one pixel more.
    const double reach = length(patch.across) + length(patch.down) + 2;
    least_ = FramePlace::fixed(reach);
    right_ = FramePlace::fixed(frame.width() - reach);
    bottom_ = FramePlace::fixed(frame.height() - reach);
  }
  bool holds(const FramePlace& p) const { return p.x >= least_ && p.y >= least_ && p.x <= right_ && p.y <= bottom_; }

 private:
  std::int64_t least_, right_, bottom_;
};

}  // namespace

void samplePlanes(const ImageView& frame, const Patch& patch, float black, float white, std::span<float> tensor) {
  const double perPixel = std::max(length(patch.across), length(patch.down));
  const int reads = std::isfinite(perPixel) ? std::clamp(static_cast<int>(std::lround(perPixel)), 1, kMostReads) : 1;
  const Grid grid = gridOf(patch, reads);
  const Target target{tensor.data(), static_cast<std::size_t>(patch.width) * patch.height, black,
                      (white - black) / (255.0f * static_cast<float>(reads * reads))};
  const FramePixels anywhere{frame};
  const InnerPixels inner{frame.row(0), frame.row(1) - frame.row(0)};
  const Inside inside(frame, patch);
  const bool isColoured = frame.format() == PixelFormat::rgba;
  const FramePlace across = FramePlace::of(patch.across);
  std::size_t index = 0;
  for (int y = 0; y < patch.height; ++y) {
    const FramePlace line = FramePlace::of(patch.toFrame({0, static_cast<double>(y)}) + grid.first);
    for (int x = 0; x < patch.width; ++x, ++index) {
      const FramePlace start = line.moved(across, x);
      const bool fast = isColoured && inside.holds(start);
      target.write(index, fast ? sumAt(inner, grid, start) : sumAt(anywhere, grid, start));
    }
  }
}

}  // namespace qujing

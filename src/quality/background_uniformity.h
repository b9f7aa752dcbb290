#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

struct BackgroundUniformity {
  double gradient = 0;  ///< mean length of Sobel's gradient of luma, as ISO/IEC 29794-5 has it
  double spots = 0;     ///< 0..1, share whose colour is not that of most of the background; slow shading is no spot
  double covered = 0;   ///< 0..1, share of the picture that is background
};

/// Looks at what is seen behind a person. Keeps its buffers.
class BackgroundMeter {
 public:
  /// The size to which ISO/IEC 29794-5 brings the picture first.
  static constexpr int kWidth = 295, kHeight = 354, kPixels = kWidth * kHeight;

  /// Where the person mask is to be written before measure(): kHeight rows of kWidth, 0 background to 255 person.
  std::span<std::uint8_t> person() { return person_; }
  /// area: picture pixels that fill the kWidth x kHeight; what of it lies outside of the picture does not count.
  BackgroundUniformity measure(const ImageView& picture, const Rect& area);

 private:
  struct Cell {
    float x = 0, y = 0;
    std::array<float, 3> rgb{};
  };
  void sample(const ImageView& picture, const Rect& area);
  double meanGradient() const;
  void gatherCells();
  double spotShare() const;
  bool isBackground(int pixel) const { return person_[pixel] < kBackground; }
  /// Of 255: soft hair and the mask's own uncertainty are left out.
  static constexpr int kBackground = 26;

  std::vector<std::uint8_t> person_ = std::vector<std::uint8_t>(kPixels);
  std::vector<std::uint8_t> rgb_ = std::vector<std::uint8_t>(kPixels * 3);
  std::vector<std::uint8_t> luma_ = std::vector<std::uint8_t>(kPixels);
  std::vector<Cell> cells_;
};

}  // namespace qujing

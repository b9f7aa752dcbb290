#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/image_view.h"

namespace qujing {

/// Makes smaller copies of frames: each pixel is the mean of the area that it covers, parts of pixels counted by their
/// share. Keeps its tables and rows between frames.
class ImageShrinker {
 public:
  /// target: width * height * 4 bytes, RGBA, rows packed; neither side larger than the frame's. Refuses a size that is
  /// none or larger (emptyFrame, frameTooLarge), a gray frame (badPixelFormat), and bufferTooSmall.
  ErrorCode shrink(const ImageView& frame, std::span<std::uint8_t> target, int width, int height);

 private:
  /// The pixels that one smaller pixel covers along an axis, and their shares in 256ths, which add up to 256.
  struct Cover {
    int first = 0, count = 0, shares = 0;  ///< shares: the place of the first one
  };
  struct Axis {
    int from = 0, to = 0;
    std::vector<Cover> covers;
    std::vector<std::uint16_t> shares;
    void fit(int source, int target);
  };

  void addRows(const ImageView& frame, const Cover& cover);

  Axis columns_, rows_;
  std::vector<std::uint16_t> sums_;  ///< of the rows under one target row, in 256ths
};

}  // namespace qujing

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "common/image_view.h"
#include "common/patch.h"

namespace qujing {

/// A face in a size of its own, whatever its size in the picture, so that every measure on it means the same. The
/// caller says where it lies; it is sampled once a picture into buffers that are kept.
class FaceChip {
 public:
  static constexpr int kWidth = 240, kHeight = 288;
  /// Pixels of the chip between the eyes' centres: about what a photo of 480x640 gives them.
  static constexpr double kEyeDistance = 96;
  static constexpr Point kBetweenEyes{kWidth / 2.0, 112};
  static constexpr int kPixels = kWidth * kHeight;

  /// patch: of kWidth x kHeight. Enlarged bilinearly; shrunk by the mean of up to kMostSamples squared places a pixel.
  /// What lies outside of the picture has the colour of the border nearest to it.
  void sample(const ImageView& picture, const Patch& patch);
  static constexpr int kMostSamples = 6;

  std::span<const std::uint8_t> luma() const { return luma_; }
  const std::uint8_t* rgb(int pixel) const { return &rgb_[static_cast<std::size_t>(pixel) * 3]; }
  int lumaAt(int x, int y) const { return luma_[static_cast<std::size_t>(y) * kWidth + x]; }

 private:
  std::vector<std::uint8_t> rgb_ = std::vector<std::uint8_t>(kPixels * 3);
  std::vector<std::uint8_t> luma_ = std::vector<std::uint8_t>(kPixels);
};

}  // namespace qujing

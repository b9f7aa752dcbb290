#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace qujing {

/// A luma image blurred to two scales: what both keep is form, what only the fine one keeps is texture and edges.
/// Keeps its buffers.
class BlurPair {
 public:
  /// Standard deviations in pixels, of the whole blur.
  static constexpr double kFine = 1, kCoarse = 2;

  /// luma: height rows of width.
  void blur(std::span<const std::uint8_t> luma, int width, int height);

  std::span<const float> fine() const { return fine_; }
  std::span<const float> coarse() const { return coarse_; }
  int width() const { return width_; }
  int height() const { return height_; }

 private:
  void pass(std::vector<float>& image);

  std::vector<float> fine_, coarse_, row_;
  int width_ = 0, height_ = 0;
};

}  // namespace qujing

#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "common/geometry.h"
#include "common/image_view.h"

/// A frame that owns its pixels, for tests.
class PaintedFrame {
 public:
  PaintedFrame(int width, int height, std::uint8_t level) : width_(width), height_(height) {
    pixels_.assign(static_cast<std::size_t>(width) * height * 4, level);
  }

  /// Fills the quad with one grey, its border pixels by the share of them that it covers (4 x 4 samples).
  void paint(const qujing::Quad& quad, std::uint8_t level) {
    for (int y = 0; y < height_; ++y)
      for (int x = 0; x < width_; ++x) blend(x, y, coverage(quad, x, y), level);
  }

  /// Colours each pixel; colourAt(x, y) gives red, green and blue, 0..255.
  template <typename ColourAt>
  void colour(ColourAt colourAt) {
    for (int y = 0; y < height_; ++y)
      for (int x = 0; x < width_; ++x) {
        const std::array<double, 3> rgb = colourAt(x, y);
        std::uint8_t* const pixel = &pixels_[(static_cast<std::size_t>(y) * width_ + x) * 4];
        for (int c = 0; c < 3; ++c) pixel[c] = static_cast<std::uint8_t>(rgb[c] + 0.5);
      }
  }

  void set(int x, int y, std::uint8_t level) { blend(x, y, 1, level); }
  std::uint8_t at(int x, int y) const { return pixels_[(static_cast<std::size_t>(y) * width_ + x) * 4]; }
  qujing::FrameLayout layout() const { return {width_, height_, width_ * 4, qujing::PixelFormat::rgba}; }
  qujing::ImageView view() const { return qujing::ImageView::over(pixels_.data(), pixels_.size(), layout()).value(); }

 private:
  static double coverage(const qujing::Quad& quad, int x, int y) {
    int inside = 0;
    for (int i = 0; i < 16; ++i)
      inside += qujing::contains(quad, {x + (i % 4 + 0.5) / 4, y + (i / 4 + 0.5) / 4});  // NOLINT
    return inside / 16.0;
  }

  void blend(int x, int y, double share, std::uint8_t level) {
    std::uint8_t* const pixel = &pixels_[(static_cast<std::size_t>(y) * width_ + x) * 4];
    for (int c = 0; c < 3; ++c) pixel[c] = static_cast<std::uint8_t>(pixel[c] * (1 - share) + level * share + 0.5);
  }

  int width_, height_;
  std::vector<std::uint8_t> pixels_;
};

#pragma once

#include <cstddef>
#include <cstdint>

#include "common/status.h"

namespace qujing {

enum class PixelFormat : int {
  rgba = 0,  ///< 4 bytes a pixel: red, green, blue, alpha (alpha is not read)
  gray = 1,  ///< 1 byte a pixel: luma
};

constexpr int kMinFrameSide = 16;
constexpr int kMaxFrameSide = 4096;

constexpr int bytesPerPixel(PixelFormat format) { return format == PixelFormat::rgba ? 4 : 1; }

/// How pixels lie in a buffer.
struct FrameLayout {
  int width = 0;
  int height = 0;
  int rowStride = 0;  ///< bytes from one row's first pixel to the next row's
  PixelFormat format = PixelFormat::rgba;
};

/// A borrowed look at somebody else's pixels; copies nothing, frees nothing. Bounds are checked once, in over().
class ImageView {
 public:
  /// Refuses a layout that is nonsense or that does not fit into byteLength bytes.
  static Result<ImageView> over(const std::uint8_t* data, std::size_t byteLength, const FrameLayout& layout);

  int width() const { return layout_.width; }
  int height() const { return layout_.height; }
  PixelFormat format() const { return layout_.format; }
  const std::uint8_t* row(int y) const { return data_ + static_cast<std::size_t>(y) * layout_.rowStride; }

 private:
  ImageView(const std::uint8_t* data, const FrameLayout& layout) : data_(data), layout_(layout) {}

  const std::uint8_t* data_;
  FrameLayout layout_;
};

}  // namespace qujing

#include "common/image_view.h"

namespace qujing {

Result<ImageView> ImageView::over(const std::uint8_t* data, std::size_t byteLength, const FrameLayout& layout) {
  if (layout.format != PixelFormat::rgba && layout.format != PixelFormat::gray) return ErrorCode::badPixelFormat;
  if (data == nullptr || byteLength == 0 || layout.width <= 0 || layout.height <= 0) return ErrorCode::emptyFrame;
  if (layout.width < kMinFrameSide || layout.height < kMinFrameSide) return ErrorCode::frameTooSmall;
  if (layout.width > kMaxFrameSide || layout.height > kMaxFrameSide) return ErrorCode::frameTooLarge;
  const int rowBytes = layout.width * bytesPerPixel(layout.format);
  if (layout.rowStride < rowBytes) return ErrorCode::badRowStride;
  const auto stride = static_cast<std::uint64_t>(layout.rowStride);
  const std::uint64_t needed = stride * (layout.height - 1) + rowBytes;
  if (needed > byteLength) return ErrorCode::bufferTooSmall;
  return ImageView(data, layout);
}

}  // namespace qujing

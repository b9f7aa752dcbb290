#include "heap_buffer.h"

#include <cstdlib>
#include <cstring>

namespace qujing {

HeapBuffer::HeapBuffer(std::size_t byteLength) {
  if (byteLength == 0) return;
  data_ = static_cast<std::uint8_t*>(std::malloc(byteLength));
  if (data_ == nullptr) return;
  byteLength_ = byteLength;
  handle_.open();
}

void HeapBuffer::close() {
  if (data_ == nullptr) return;
  std::memset(data_, 0, byteLength_);
  std::free(data_);
  data_ = nullptr;
  byteLength_ = 0;
  handle_.close();
}

Result<ImageView> HeapBuffer::view(const FrameLayout& layout) const {
  if (data_ == nullptr) return ErrorCode::handleClosed;
  return ImageView::over(data_, byteLength_, layout);
}

}  // namespace qujing

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "common/image_view.h"
#include "engine_facts.h"

namespace qujing {

/// The one owner of a frame's or a tensor's bytes in the wasm heap. JavaScript writes at address(), C++ borrows
/// through view() or bytes() during a call. close() wipes and frees; everything after it is refused.
class HeapBuffer {
 public:
  explicit HeapBuffer(std::size_t byteLength);
  ~HeapBuffer() { close(); }
  HeapBuffer(const HeapBuffer&) = delete;
  HeapBuffer& operator=(const HeapBuffer&) = delete;

  /// 0 when the heap had no room or after close().
  std::uintptr_t address() const { return reinterpret_cast<std::uintptr_t>(data_); }
  std::size_t byteLength() const { return byteLength_; }
  void close();

  Result<ImageView> view(const FrameLayout& layout) const;
  std::span<std::uint8_t> bytes() { return {data_, byteLength_}; }

 private:
  std::uint8_t* data_ = nullptr;
  std::size_t byteLength_ = 0;
  OpenHandle handle_;
};

}  // namespace qujing

#pragma once

#include <optional>
#include <utility>

namespace qujing {

/// Every way a call into the core can be refused. The ids are permanent: a retired id is never given to
/// another meaning, because logs and integrators keep them.
enum class ErrorCode : int {
  ok = 0,
  emptyFrame = 1,      ///< width, height or byte length is zero
  frameTooSmall = 2,   ///< a side is shorter than kMinFrameSide
  frameTooLarge = 3,   ///< a side is longer than kMaxFrameSide
  badPixelFormat = 4,  ///< not one of PixelFormat's values
  badRowStride = 5,    ///< rowStride < width * bytesPerPixel
  bufferTooSmall = 6,  ///< the buffer ends before the last row does
  badQuad = 7,         ///< not convex, not finite, or degenerate
  badTimestamp = 8,    ///< not finite, or earlier than the frame before
  outOfMemory = 9,     ///< the heap could not give the bytes asked for
  handleClosed = 10,   ///< a buffer or analyzer used after close()
};

/// A value or the reason why there is none. Nothing in the core throws.
template <typename T>
class Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(ErrorCode error) : error_(error) {}

  bool ok() const { return error_ == ErrorCode::ok; }
  ErrorCode error() const { return error_; }
  const T& value() const { return *value_; }
  T& value() { return *value_; }

 private:
  std::optional<T> value_;
  ErrorCode error_ = ErrorCode::ok;
};

}  // namespace qujing

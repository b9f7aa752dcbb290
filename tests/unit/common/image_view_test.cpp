#include "common/image_view.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <limits>

using namespace qujing;

namespace {
std::array<std::uint8_t, 32 * 16 * 4> bytes;
ErrorCode refusal(const FrameLayout& layout, std::size_t length = bytes.size()) {
  return ImageView::over(bytes.data(), length, layout).error();
}
}  // namespace

TEST_CASE("a frame that fits its buffer is looked at") {
  CHECK(refusal({32, 16, 128, PixelFormat::rgba}) == ErrorCode::ok);
  CHECK(refusal({32, 16, 32, PixelFormat::gray}) == ErrorCode::ok);
  // the last row needs no padding after it
  CHECK(refusal({30, 16, 128, PixelFormat::rgba}, 15 * 128 + 120) == ErrorCode::ok);
}

TEST_CASE("each nonsense layout is refused by its own name") {
  CHECK(refusal({0, 16, 128, PixelFormat::rgba}) == ErrorCode::emptyFrame);
  CHECK(refusal({32, -1, 128, PixelFormat::rgba}) == ErrorCode::emptyFrame);
  CHECK(refusal({32, 16, 128, PixelFormat::rgba}, 0) == ErrorCode::emptyFrame);
  CHECK(refusal({15, 16, 128, PixelFormat::rgba}) == ErrorCode::frameTooSmall);
  CHECK(refusal({4097, 16, 4097 * 4, PixelFormat::rgba}) == ErrorCode::frameTooLarge);
  CHECK(refusal({32, 16, 127, PixelFormat::rgba}) == ErrorCode::badRowStride);
  CHECK(refusal({32, 16, -128, PixelFormat::rgba}) == ErrorCode::badRowStride);
  CHECK(refusal({32, 16, 128, PixelFormat::rgba}, bytes.size() - 1) == ErrorCode::bufferTooSmall);
  CHECK(refusal({32, 16, std::numeric_limits<int>::max(), PixelFormat::rgba}) == ErrorCode::bufferTooSmall);
  CHECK(refusal({32, 16, 128, static_cast<PixelFormat>(7)}) == ErrorCode::badPixelFormat);
}

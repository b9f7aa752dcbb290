#include "common/letterbox.h"

#include <algorithm>

#include "common/tensor_normalise.h"

namespace qujing {
namespace {

int roundedUp(int value, int multiple) { return (value + multiple - 1) / multiple * multiple; }

/// 255 * 32 rows still fits 16 bits with room to spare; kMaxFrameSide / 192 = 22 rows is the most there can be.
void addRows(const ImageView& frame, int firstRow, int rows, std::vector<std::uint16_t>& sums) {
  const int bytes = frame.width() * bytesPerPixel(frame.format());
  std::fill_n(sums.begin(), bytes, std::uint16_t{0});
  std::uint16_t* const sum = sums.data();
  for (int y = firstRow; y < firstRow + rows; ++y) {
    const std::uint8_t* const row = frame.row(y);
    for (int i = 0; i < bytes; ++i) sum[i] = static_cast<std::uint16_t>(sum[i] + row[i]);
  }
}

void averageRgba(const std::uint16_t* sums, int frameWidth, int factor, int rows, int width, float* out) {
  for (int x = 0; x < width; ++x) {
    const int first = x * factor, last = std::min(frameWidth, first + factor);
    std::uint32_t red = 0, green = 0, blue = 0;
    for (int i = first; i < last; ++i) {
      red += sums[i * 4];
      green += sums[i * 4 + 1];
      blue += sums[i * 4 + 2];
    }
    const float share = 1.0f / static_cast<float>((last - first) * rows);
    *out++ = static_cast<float>(red) * share;
    *out++ = static_cast<float>(green) * share;
    *out++ = static_cast<float>(blue) * share;
  }
}

void averageGray(const std::uint16_t* sums, int frameWidth, int factor, int rows, int width, float* out) {
  for (int x = 0; x < width; ++x) {
    const int first = x * factor, last = std::min(frameWidth, first + factor);
    std::uint32_t luma = 0;
    for (int i = first; i < last; ++i) luma += sums[i];
    const float mean = static_cast<float>(luma) / static_cast<float>((last - first) * rows);
    for (int channel = 0; channel < 3; ++channel) *out++ = mean;
  }
}

}  // namespace

Letterbox Letterbox::fit(int frameWidth, int frameHeight, int longSide, int multiple) {
  Letterbox box;
  box.factor = (std::max(frameWidth, frameHeight) + longSide - 1) / longSide;
  box.width = (frameWidth + box.factor - 1) / box.factor;
  box.height = (frameHeight + box.factor - 1) / box.factor;
  box.tensorWidth = roundedUp(box.width, multiple);
  box.tensorHeight = roundedUp(box.height, multiple);
  return box;
}

void LetterboxShrinker::shrink(const ImageView& frame, const Letterbox& box, std::span<float> tensor) {
  columnSums_.resize(static_cast<std::size_t>(frame.width()) * bytesPerPixel(frame.format()));
  std::fill(tensor.begin(), tensor.end(), 0.0f);
  for (int y = 0; y < box.height; ++y) {
    const int rows = std::min(frame.height() - y * box.factor, box.factor);
    addRows(frame, y * box.factor, rows, columnSums_);
    float* const out = &tensor[static_cast<std::size_t>(y) * box.tensorWidth * 3];
    if (frame.format() == PixelFormat::rgba)
      averageRgba(columnSums_.data(), frame.width(), box.factor, rows, box.width, out);
    else
      averageGray(columnSums_.data(), frame.width(), box.factor, rows, box.width, out);
  }
  normaliseTensor(tensor, box.width, box.height, box.tensorWidth * 3);
}

}  // namespace qujing

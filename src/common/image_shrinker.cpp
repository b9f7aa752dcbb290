#include "common/image_shrinker.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace qujing {
namespace {

using Byte4 = std::uint8_t __attribute__((vector_size(4)));
using Word4 = std::uint32_t __attribute__((vector_size(16)));
using Half4 = std::uint16_t __attribute__((vector_size(8)));

constexpr int kWhole = 256;

/// Of what 65536 divides, to round it.
constexpr Word4 kHalf{1 << 15, 1 << 15, 1 << 15, 1 << 15};

Word4 valuesAt(const std::uint16_t* from) {
  Half4 values;
  std::memcpy(&values, from, sizeof values);
  return __builtin_convertvector(values, Word4);
}

}  // namespace

void ImageShrinker::Axis::fit(int source, int target) {
  if (from == source && to == target) return;
  from = source;
  to = target;
  covers.clear();
  shares.clear();
  const double ratio = static_cast<double>(source) / target;
  for (int i = 0; i < target; ++i) {
    const double begin = i * ratio, end = std::min((i + 1) * ratio, static_cast<double>(source));
    Cover cover{static_cast<int>(begin), 0, static_cast<int>(shares.size())};
    int left = kWhole;
    for (int k = cover.first; k < end - 1e-9; ++k, ++cover.count) {
      const double covered = std::min(end, k + 1.0) - std::max(begin, static_cast<double>(k));
      const int share = k + 1 >= end - 1e-9 ? left : static_cast<int>(std::lround(kWhole * covered / (end - begin)));
      shares.push_back(static_cast<std::uint16_t>(share));
      left -= share;
    }
    covers.push_back(cover);
  }
}

/// 255 times shares of 256 in all fits 16 bits.
void ImageShrinker::addRows(const ImageView& frame, const Cover& cover) {
  const std::size_t values = sums_.size();
  std::fill(sums_.begin(), sums_.end(), std::uint16_t{0});
  std::uint16_t* const sums = sums_.data();
  for (int k = 0; k < cover.count; ++k) {
    const std::uint8_t* const row = frame.row(cover.first + k);
    const std::uint16_t share = rows_.shares[cover.shares + k];
    for (std::size_t i = 0; i < values; ++i) sums[i] = static_cast<std::uint16_t>(sums[i] + row[i] * share);
  }
}

ErrorCode ImageShrinker::shrink(const ImageView& frame, std::span<std::uint8_t> target, int width, int height) {
  if (width <= 0 || height <= 0) return ErrorCode::emptyFrame;
  if (width > frame.width() || height > frame.height()) return ErrorCode::frameTooLarge;
  if (frame.format() != PixelFormat::rgba) return ErrorCode::badPixelFormat;
  if (target.size() < static_cast<std::size_t>(width) * height * 4) return ErrorCode::bufferTooSmall;
  columns_.fit(frame.width(), width);
  rows_.fit(frame.height(), height);
  sums_.resize(static_cast<std::size_t>(frame.width()) * 4);
  std::uint8_t* out = target.data();
  for (const Cover& rows : rows_.covers) {
    addRows(frame, rows);
    for (const Cover& columns : columns_.covers) {
      Word4 sum = kHalf;
      for (int k = 0; k < columns.count; ++k)
        sum += valuesAt(&sums_[(columns.first + k) * 4]) * std::uint32_t{columns_.shares[columns.shares + k]};
      const Byte4 pixel = __builtin_convertvector(sum >> 16, Byte4);
      std::memcpy(out, &pixel, sizeof pixel);
      out += sizeof pixel;
    }
  }
  return ErrorCode::ok;
}

}  // namespace qujing

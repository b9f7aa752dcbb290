#include "quality/blur_pair.h"

#include <algorithm>

namespace qujing {
namespace {

/// 1 4 6 4 1: a variance of 1.
void binomial(const float* in, float* out, int count, int step) {
  const auto at = [&](int i) { return in[std::clamp(i, 0, count - 1) * step]; };
  const auto edge = [&](int i) { out[i] = (at(i - 2) + 4 * at(i - 1) + 6 * at(i) + 4 * at(i + 1) + at(i + 2)) / 16; };
  for (int i = 0; i < std::min(2, count); ++i) edge(i);
  for (int i = 2; i < count - 2; ++i)
    out[i] =
        (in[(i - 2) * step] + 4 * in[(i - 1) * step] + 6 * in[i * step] + 4 * in[(i + 1) * step] + in[(i + 2) * step]) /
        16;
  for (int i = std::max(2, count - 2); i < count; ++i) edge(i);
}

}  // namespace

void BlurPair::pass(std::vector<float>& image) {
  for (int y = 0; y < height_; ++y) {
    float* const line = &image[static_cast<std::size_t>(y) * width_];
    binomial(line, row_.data(), width_, 1);
    std::copy_n(row_.begin(), width_, line);
  }
  // Down the columns, a row at a time: two rows above are kept as they were.
  float* above2 = &row_[0];
  float* above1 = &row_[static_cast<std::size_t>(width_)];
  float* here = &row_[static_cast<std::size_t>(width_) * 2];
  const auto line = [&](int y) { return &image[static_cast<std::size_t>(std::min(y, height_ - 1)) * width_]; };
  std::copy_n(line(0), width_, above2);
  std::copy_n(line(0), width_, above1);
  for (int y = 0; y < height_; ++y) {
    float* const out = line(y);
    const float* const below1 = line(y + 1);
    const float* const below2 = line(y + 2);
    std::copy_n(out, width_, here);
    const bool last = y + 1 >= height_, nextToLast = y + 2 >= height_;
    for (int x = 0; x < width_; ++x) {
      const float b1 = last ? here[x] : below1[x], b2 = nextToLast ? b1 : below2[x];
      out[x] = (above2[x] + 4 * above1[x] + 6 * here[x] + 4 * b1 + b2) / 16;
    }
    std::swap(above2, above1);
    std::swap(above1, here);
  }
}

void BlurPair::blur(std::span<const std::uint8_t> luma, int width, int height) {
  width_ = width;
  height_ = height;
  row_.resize(static_cast<std::size_t>(width) * 3);
  fine_.assign(luma.begin(), luma.end());
  pass(fine_);
  coarse_.assign(fine_.begin(), fine_.end());
  // 1 + 3 times 1 is the square of kCoarse.
  for (int i = 0; i < 3; ++i) pass(coarse_);
}

}  // namespace qujing

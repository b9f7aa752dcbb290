#pragma once

#include <span>

namespace qujing {

/// Luma steps below which contrast is taken for noise: keeps an even table even.
constexpr float kDeviationFloor = 8.0f;

/// A tensor value that shows nothing: outside of the picture.
constexpr float kNoPicture = -1.0f;

/// Each value of `rgb` (rows of width pixels, rowStride floats apart) becomes (value - mean luma) / (standard
/// deviation of the luma + kDeviationFloor); pixels whose red is kNoPicture become 0 and do not count.
void normaliseTensor(std::span<float> rgb, int width, int height, int rowStride);

}  // namespace qujing

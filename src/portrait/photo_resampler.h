#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

/// Samples an upright rectangle of a picture at another size: the plain resampling that a photo's face is held
/// against. Lanczos's windowed sinc with three lobes, first across, then down, stretched by the ratio of the sizes
/// where that is above 1 (so that nothing aliases), on the sRGB values as they are, floats in between, rounded to
/// nearest. It is what Pillow's Image.resize(size, LANCZOS, box) computes to within the rounding of its first pass. C.
/// Duchon, Lanczos filtering in one and two dimensions (1979). Taps beyond the picture are left out and the others
/// share their weight; a pixel whose centre lies beyond repeats what is at the border. Keeps its tables and rows
/// between pictures.
class PhotoResampler {
 public:
  /// source: rgba. target: height rows of width RGBA pixels, written opaque.
  void sample(const ImageView& source, const Rect& crop, int width, int height, std::span<std::uint8_t> target);

 private:
  struct Taps {
    int first = 0, count = 0, weights = 0;  ///< weights: the place of the first one
  };
  /// What the target's pixels are made of along an axis.
  struct Axis {
    std::vector<Taps> taps;
    std::vector<float> weights;
    int longest = 0;
    void fit(double from, double length, int sourceSize, int targetSize);
  };

  void sampleRow(const std::uint8_t* source, float* row) const;

  Axis columns_, rows_;
  std::vector<float> ring_;  ///< source rows sampled across: row y lies at y % rows_.longest
};

}  // namespace qujing

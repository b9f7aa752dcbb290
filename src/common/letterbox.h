#pragma once

#include <span>
#include <vector>

#include "common/image_view.h"

namespace qujing {

/// A frame shrunk by a whole factor and laid into the top left of a tensor whose sides are multiples of `multiple`.
struct Letterbox {
  int factor = 1;             ///< frame pixels per tensor pixel, both ways: frame point = factor * tensor point
  int width = 0, height = 0;  ///< the part that holds the picture
  int tensorWidth = 0, tensorHeight = 0;

  /// The smallest factor that brings the long side to at most longSide.
  static Letterbox fit(int frameWidth, int frameHeight, int longSide, int multiple);
};

/// Box-averages frames into RGB float tensors. Keeps its row buffer between frames.
class LetterboxShrinker {
 public:
  /// tensor: tensorHeight x tensorWidth x 3, red, green, blue; the mean of each box, normalised
  /// (common/tensor_normalise.h); the padding is 0. Gray frames fill all three.
  void shrink(const ImageView& frame, const Letterbox& box, std::span<float> tensor);

 private:
  std::vector<std::uint16_t> columnSums_;
};

}  // namespace qujing

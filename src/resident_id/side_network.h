#pragma once

#include <array>
#include <span>
#include <vector>

#include "common/separable_layer.h"

namespace qujing {

/// What a flat card is, each 0..1 and one in all.
struct SideShares {
  double other = 1;
  std::array<double, 2> portrait{}, emblem{};  ///< upright, turned by half
};

/// A convolutional network of 18 k weights that tells the sides of a resident ID card, and both from other cards, by
/// their layout. The architecture is that of models/train/network.cpp, the weights are models/side_network.bin.
class SideNetwork {
 public:
  static constexpr int kWidth = 128, kHeight = 80;

  /// weights: the whole of models/side_network.bin. valid() is false when its length or magic do not fit.
  explicit SideNetwork(std::span<const unsigned char> weights);
  bool valid() const { return valid_; }

  /// tensor: kHeight x kWidth x 3 as LetterboxShrinker writes it.
  SideShares run(std::span<float> tensor);

 private:
  bool valid_ = false;
  std::vector<float> weights_;
  ConvolutionWeights stem_, head_;
  std::vector<SeparableLayer> layers_;
  std::vector<float> mapA_, mapB_, between_, padded_;
};

}  // namespace qujing

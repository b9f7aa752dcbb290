#pragma once

#include <span>
#include <vector>

#include "common/separable_layer.h"

namespace qujing {

/// What the network says about each cell of 4x4 tensor pixels, 0..1, row-major. Borrowed from the CardNetwork until
/// its next run.
struct CardMaps {
  int width = 0, height = 0;
  const float* cover = nullptr;    ///< share of the cell that a card covers, fingers and glare counted as card
  const float* outline = nullptr;  ///< near an edge of a card
};

constexpr int kCardMapStride = 4;        ///< tensor pixels per cell
constexpr int kCardTensorMultiple = 16;  ///< both sides of the tensor are multiples of this
constexpr int kCardTensorSide = 192;     ///< its longest side

/// A convolutional network of 142 k weights that says where cards are. The architecture is that of
/// models/train/network.cpp, the weights are models/card_network.bin (8 bits each, one scale per output).
class CardNetwork {
 public:
  /// weights: the whole of models/card_network.bin. valid() is false when its length or magic do not fit.
  explicit CardNetwork(std::span<const unsigned char> weights);
  bool valid() const { return valid_; }

  /// tensor: height x width x 3 as LetterboxShrinker writes it, sides multiples of kCardTensorMultiple.
  CardMaps run(std::span<float> tensor, int width, int height);

 private:
  void readWeights(std::span<const unsigned char> weights);
  void reserve(int width, int height);
  FeatureMap apply(const SeparableLayer& layer, const FeatureMap& input, float* output);

  bool valid_ = false;
  std::vector<float> weights_;
  ConvolutionWeights stem_, context_, liftEighth_, liftQuarter_, head_;
  std::vector<SeparableLayer> quarter_, eighth_, sixteenth_;
  SeparableLayer fuseEighth_{}, fuseQuarter_{};
  std::vector<float> stemOut_, padded_, depthwiseOut_, quarterA_, quarterB_, eighthA_, eighthB_, sixteenthA_,
      sixteenthB_;
  std::vector<float> context1_, context2_, logits_, maps_;
};

}  // namespace qujing

#pragma once

#include <vector>

#include "layers.h"

namespace training {

/// A network as a list of steps over numbered values. The engine runs the same layers in the same order. The last
/// layer's outputs are kHeadOutputs, of which the first few are taught and kWrittenHead written.
class Network {
 public:
  static constexpr int kHeadOutputs = 16;
  static constexpr int kWrittenHead = 8;  ///< one tile of the engine's pointwise layer
  static constexpr int kMaps = 2;         ///< of the card network
  static constexpr int kSides = 5;        ///< of the side network

  /// src/card/card_network.cpp. Input: a normalised tensor, both sides multiples of 16. Output: logits at a quarter of
  /// that size: cover and outline (src/card/card_network.h).
  static Network card();
  /// src/resident_id/side_network.cpp. Input: a normalised tensor of 128x80. Output: one pixel, the logits of the
  /// classes of SideClass.
  static Network side();
  /// src/face/eye_network.cpp. Input: a normalised tensor of 32x20. Output: one pixel, the share that is open.
  static Network eye();

  const std::vector<Convolution>& layers() const { return layers_; }
  std::size_t weightCount() const { return weightCount_; }

  /// What one sample leaves behind; one a thread.
  struct Tape {
    std::vector<Map> values, gradients;
    std::vector<bool> reached;
    Map scratch;
  };

  /// input: values of `tape.values[0]`, 3 channels. Returns the logits.
  const Map& forward(const float* weights, Tape& tape) const;
  /// Adds the weights' gradient, given that of the logits (in tape.gradients.back()).
  void backward(const float* weights, Tape& tape, float* gradient) const;

 private:
  enum class Op { gather, convolve, rectify, add, sumDoubled, average, sumEverywhere, flatten };
  struct Step {
    Op op;
    int layer = -1;  ///< of a convolution
    int from = -1;   ///< the value read; of sums the fine or large one
    int other = -1;  ///< of sums: the coarse or single one
    int to = -1;     ///< the value made or changed
  };

  Network() = default;
  int value() { return values_++; }
  int stem(int outputs);
  void buildCard();
  int convolve(int from, int inputs, int outputs, int size, int stride, bool depthwise);
  int separable(int from, int inputs, int outputs, int size, int stride);
  int lift(int coarse, int inputs, int fine, int outputs);

  std::vector<Convolution> layers_;
  std::vector<Step> steps_;
  std::size_t weightCount_ = 0;
  int values_ = 1;
};

}  // namespace training

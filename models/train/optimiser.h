#pragma once

#include <vector>

#include "network.h"

namespace training {

/// AdamW (Loshchilov and Hutter, Decoupled weight decay regularization, 2019); kernels decay, biases do not. The
/// network has no batch normalisation, so a gradient far over its usual norm is cut to twice that.
class Optimiser {
 public:
  explicit Optimiser(const Network& network);
  /// gradient: mean over the batch, laid out as the weights.
  void step(std::vector<float>& weights, const std::vector<float>& gradient, double rate);

 private:
  float kept(const std::vector<float>& gradient);

  std::vector<bool> decays_;
  std::vector<float> first_, second_;
  double usualNorm_ = 0;
  int steps_ = 0;
};

}  // namespace training

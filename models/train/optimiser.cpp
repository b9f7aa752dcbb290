#include "optimiser.h"

#include <algorithm>
#include <cmath>

namespace training {
namespace {

constexpr double kFirstBlend = 0.1, kSecondBlend = 0.001;
constexpr double kWeightDecay = 1e-2;
constexpr int kSettlingSteps = 20;
constexpr double kMostOfUsual = 2, kNormBlend = 0.02;

}  // namespace

Optimiser::Optimiser(const Network& network)
    : decays_(network.weightCount()), first_(network.weightCount()), second_(network.weightCount()) {
  for (const Convolution& layer : network.layers())
    std::fill_n(decays_.begin() + static_cast<std::ptrdiff_t>(layer.kernel), layer.kernelSize(), true);
}

/// The share of the gradient that is kept.
float Optimiser::kept(const std::vector<float>& gradient) {
  double norm = 0;
  for (float g : gradient) norm += static_cast<double>(g) * g;
  norm = std::sqrt(norm);
  const bool settling = steps_ < kSettlingSteps;
  const double limit = settling ? norm : kMostOfUsual * usualNorm_;
  usualNorm_ += (std::min(norm, limit) - usualNorm_) * (settling ? 1.0 / steps_ : kNormBlend);
  return norm > limit ? static_cast<float>(limit / norm) : 1.0f;
}

void Optimiser::step(std::vector<float>& weights, const std::vector<float>& gradient, double rate) {
  ++steps_;
  const float scale = kept(gradient);
  const double firstShare = 1 - std::pow(1 - kFirstBlend, steps_), secondShare = 1 - std::pow(1 - kSecondBlend, steps_);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const float g = gradient[i] * scale;
    first_[i] += static_cast<float>(kFirstBlend) * (g - first_[i]);
    second_[i] += static_cast<float>(kSecondBlend) * (g * g - second_[i]);
    double change = first_[i] / firstShare / (std::sqrt(second_[i] / secondShare) + 1e-8);
    if (decays_[i]) change += kWeightDecay * weights[i];
    weights[i] -= static_cast<float>(rate * change);
  }
}

}  // namespace training

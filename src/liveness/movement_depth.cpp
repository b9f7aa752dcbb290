#include "liveness/movement_depth.h"

#include <algorithm>

namespace qujing {
namespace {

/// One over the variance of a depth known to 0.05: the head's own shape is not known better.
constexpr double kMostWeight = 400;
/// Known to 0.25 and better.
constexpr double kLeastWeight = 16;

}  // namespace

void MovementDepth::add(const Relief& relief) {
  const double weight = std::min(relief.weight, kMostWeight);
  depths_ += weight * relief.depth;
  weights_ += weight;
}

std::optional<double> MovementDepth::depth() const {
  return weights_ >= kLeastWeight ? std::optional(depths_ / weights_) : std::nullopt;
}

}  // namespace qujing

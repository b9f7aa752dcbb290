#pragma once

#include <span>

#include "common/network_layers.h"

namespace qujing {

class WeightReader;

/// A depthwise convolution and a pointwise one, each with its ReLU. One of equal width and stride 1 adds its input to
/// its output, before the last ReLU.
struct SeparableLayer {
  ConvolutionWeights depthwise, pointwise;
  int inputs, outputs, size, stride;
};

SeparableLayer readSeparable(WeightReader& reader, int inputs, int outputs, int size, int stride);

/// padded: scratch, see convolveDepthwise(). between: scratch for the map between the two, output: for the result.
FeatureMap applySeparable(const SeparableLayer& layer, const FeatureMap& input, std::span<float> padded, float* between,
                          float* output);

}  // namespace qujing

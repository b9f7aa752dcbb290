#include "common/separable_layer.h"

#include "common/weight_reader.h"

namespace qujing {

SeparableLayer readSeparable(WeightReader& reader, int inputs, int outputs, int size, int stride) {
  const ConvolutionWeights depthwise = reader.next(size * size, inputs);
  return {depthwise, reader.next(inputs, outputs), inputs, outputs, size, stride};
}

FeatureMap applySeparable(const SeparableLayer& layer, const FeatureMap& input, std::span<float> padded, float* between,
                          float* output) {
  const int width = input.width / layer.stride, height = input.height / layer.stride;
  const FeatureMap middle{between, width, height, layer.inputs};
  convolveDepthwise(input, layer.depthwise, layer.size, layer.stride, padded, middle);
  const bool residual = layer.inputs == layer.outputs && layer.stride == 1;
  const FeatureMap result{output, width, height, layer.outputs};
  convolvePointwise(middle, layer.pointwise, residual ? &input : nullptr, true, result);
  return result;
}

}  // namespace qujing

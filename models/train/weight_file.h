#pragma once

#include <string>
#include <vector>

#include "network.h"

namespace training {

/// models/card_network.bin: 8 magic bytes, then every convolution in the network's order: float32 scale per output,
/// float32 bias per output, int8 kernel (row, column, input, output; depthwise: row, column, channel). Of the head
/// eight outputs are written, one tile of the engine's pointwise layer.

/// Fills the weights; says what is wrong with the file, or nothing.
std::string readWeights(const std::string& path, const Network& network, std::vector<float>& weights);
void writeWeights(const std::string& path, const Network& network, const std::vector<float>& weights);

}  // namespace training

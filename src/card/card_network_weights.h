#pragma once

#include <cstddef>

namespace qujing {

/// models/card_network.bin, made part of the program by cmake/weights.cmake.
extern const unsigned char kCardNetworkWeights[];
extern const std::size_t kCardNetworkWeightsSize;

}  // namespace qujing

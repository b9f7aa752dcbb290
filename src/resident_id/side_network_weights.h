#pragma once

#include <cstddef>

namespace qujing {

/// models/side_network.bin, made part of the program by cmake/weights.cmake.
extern const unsigned char kSideNetworkWeights[];
extern const std::size_t kSideNetworkWeightsSize;

}  // namespace qujing

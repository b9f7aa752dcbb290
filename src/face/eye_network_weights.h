#pragma once

#include <cstddef>

namespace qujing {

/// models/eye_network.bin, made part of the program by cmake/weights.cmake.
extern const unsigned char kEyeNetworkWeights[];
extern const std::size_t kEyeNetworkWeightsSize;

}  // namespace qujing

#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

#include "input.h"

namespace qujing {

/// What a network may answer that has gone mad: small and large numbers, all alike, and such as are none.
inline void answer(std::span<float> output, FuzzInput& input) {
  constexpr float kScales[] = {
      0.01F, 1, 16, 192, 1e30F, std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 0};
  const float scale = kScales[input.upTo(7)], shift = kScales[input.upTo(4)];
  const std::uint32_t seed = input.take<std::uint32_t>() | 1U;
  std::uint32_t state = seed;
  for (float& value : output) {
    state = state * 1664525U + 1013904223U;
    value = shift + scale * (static_cast<float>(state >> 16) / 32768.0F - 1);
  }
}

}  // namespace qujing

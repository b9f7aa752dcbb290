#pragma once

#include <span>

namespace qujing {

/// A part of a picture as luma, 0..255: height rows of width floats. Borrowed.
struct LumaPatch {
  std::span<const float> luma;
  int width = 0, height = 0;
};

}  // namespace qujing

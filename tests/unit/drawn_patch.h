#pragma once

#include <vector>

#include "quality/luma_patch.h"

/// A patch of luma that owns its values, for tests. lumaAt(x, y): of each pixel, 0..255.
class DrawnPatch {
 public:
  template <typename LumaAt>
  DrawnPatch(int width, int height, LumaAt lumaAt) : width_(width), height_(height) {
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x) luma_.push_back(static_cast<float>(lumaAt(x, y)));
  }
  operator qujing::LumaPatch() const { return {luma_, width_, height_}; }

 private:
  int width_, height_;
  std::vector<float> luma_;
};

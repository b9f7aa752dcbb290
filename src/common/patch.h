#pragma once

#include <span>

#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

/// A turned rectangle of the frame, shrunk or enlarged into a tensor of width x height pixels.
struct Patch {
  Point origin;  ///< frame pixels of the tensor's top-left corner
  Point across;  ///< frame pixels per tensor pixel, to the right
  Point down;    ///< frame pixels per tensor pixel, downwards; square to `across` and as long
  int width = 0, height = 0;

  Point toFrame(Point tensor) const { return origin + across * tensor.x + down * tensor.y; }
  Point toTensor(Point frame) const;
  Quad quadToFrame(const Quad& tensor) const;
  Quad quadToTensor(const Quad& frame) const;
};

/// The patch that shows a quad level, its topLeft to topRight from left to right, with `margin` of the patch's width
/// and height left free on each side of it.
Patch patchAround(const Quad& quad, int width, int height, double margin);

/// Writes the patch as RGB floats, each a mean over the frame pixels it covers (at most kMostTaps x kMostTaps of
/// them), normalised as by LetterboxShrinker; what lies outside of the frame is 0.
/// tensor: height x width x 3.
void samplePatch(const ImageView& frame, const Patch& patch, std::span<float> tensor);
constexpr int kMostTaps = 4;

}  // namespace qujing

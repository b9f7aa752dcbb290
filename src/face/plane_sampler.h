#pragma once

#include <span>

#include "common/image_view.h"
#include "common/patch.h"

namespace qujing {

/// Samples a patch into planar red, green, blue: tensor: 3 x height x width, 0 maps to `black`, 255 to `white`; what
/// lies outside of the frame is `black`. Gray frames fill all three. Each value is a mean over the tensor pixel, of up
/// to kMostReads x kMostReads places.
void samplePlanes(const ImageView& frame, const Patch& patch, float black, float white, std::span<float> tensor);
constexpr int kMostReads = 4;

}  // namespace qujing

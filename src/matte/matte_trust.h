#pragma once

#include <span>

#include "matte/colour_sampler.h"
#include "matte/planes.h"
#include "matte/trimap.h"

namespace qujing {

/// What speaks against a matte. Areas are counted in pixels for each pixel of the person's outline.
struct MatteEvidence {
  double maskDoubt = 0;     ///< area in which the network neither saw a person nor background
  double alphaDoubt = 0;    ///< area in which the matte is neither
  double disagreement = 0;  ///< area on which mask and matte are of other opinions, before a lively background
  double alike = 0;         ///< 0..1 of the outline where person and background have the same colour
};

MatteEvidence matteEvidence(const Plane<float>& mask, const Plane<float>& alpha, const Trimap& trimap,
                            std::span<const Mixture> mixtures);

/// 0..1.
double matteTrust(const MatteEvidence& evidence);

}  // namespace qujing

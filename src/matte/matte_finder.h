#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "matte/background_model.h"
#include "matte/colour_sampler.h"
#include "matte/foreground_estimate.h"
#include "matte/matte_trust.h"
#include "matte/matting_solver.h"
#include "matte/planes.h"
#include "matte/trimap.h"

namespace qujing {

/// How much of each pixel is person, and what colour that is.
struct Matte {
  Plane<float> alpha;    ///< 0..1
  Plane<Colour> person;  ///< where alpha is above 0
  MatteEvidence evidence;
  double trust = 0;  ///< 0..1
};

/// Refines the network's mask by the photo. Keeps its work buffers.
class MatteFinder {
 public:
  /// photo: rgba, as large as the planes. mask: 0..1. sure: 1 where alpha is to be 1. Valid until the next call.
  const Matte& find(std::span<const std::uint8_t> photo, const Plane<float>& mask, const Plane<std::uint8_t>& sure);

 private:
  Plane<Colour> photo_;
  Trimap trimap_;
  BackgroundModel background_;
  ColourSampler sampler_;
  MattingSolver solver_;
  ForegroundEstimate foreground_;
  void dropIslands(const Plane<std::uint8_t>& sure);

  std::vector<Belief> beliefs_;
  Plane<std::uint8_t> reached_;
  std::vector<int> front_;
  Matte matte_;
};

}  // namespace qujing

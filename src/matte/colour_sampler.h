#pragma once

#include <span>
#include <vector>

#include "matte/background_model.h"
#include "matte/planes.h"
#include "matte/trimap.h"

namespace qujing {

/// What two colours a pixel is mixed of.
struct Mixture {
  Colour person{}, background{};
  float alpha = 0;
  float miss = 1;   ///< how far the mixture is from the pixel's colour, of 1
  float plain = 0;  ///< 0..1, that the background is plain here and its colour therefore known
  float off = 0;    ///< standard deviations of a plain background that the pixel is off it
};

/// Finds for each unknown pixel a pair of colours of the person and the background nearby that mix to its own, asking
/// its neighbours for theirs: E. Gastal, M. Oliveira, Shared sampling for real-time alpha matting (2010).
class ColourSampler {
 public:
  /// One mixture for each of trimap.unknown; valid until the next call.
  std::span<const Mixture> sample(const Plane<Colour>& photo, const Trimap& trimap, const BackgroundModel& background);

 private:
  Mixture bestPair(const Plane<Colour>& photo, const Trimap& trimap, const BackgroundModel& background,
                   int place) const;
  Mixture shared(const Plane<Colour>& photo, int place) const;

  std::vector<Mixture> own_, mixtures_;
  Plane<int> order_;  ///< place -> index among the unknown, -1 where known
};

}  // namespace qujing

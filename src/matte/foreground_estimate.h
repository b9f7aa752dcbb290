#pragma once

#include <vector>

#include "matte/planes.h"

namespace qujing {

/// Finds what colour the person has where it is mixed with the background, so that the old background does not shine
/// through: T. Germer, T. Uelwer, S. Conrad, S. Harmeling, Fast multi-level foreground estimation (2020).
class ForegroundEstimate {
 public:
  /// person: the colours where alpha is above 0; the photo's own where it is 1.
  void find(const Plane<Colour>& photo, const Plane<float>& alpha, Plane<Colour>& person);

 private:
  struct Level {
    Plane<Colour> photo, person, background;
    Plane<float> alpha;
  };
  static void improve(Level& level, int rounds);

  std::vector<Level> levels_;
};

}  // namespace qujing

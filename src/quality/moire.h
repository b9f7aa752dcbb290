#pragma once

#include <array>
#include <vector>

#include "quality/luma_patch.h"

namespace qujing {

/// Looks for the regular pattern that a screen's pixel grid leaves in a picture of it: in the spectrum of a patch, a
/// pair of narrow peaks far over their surroundings, at a period of 2.2 to 12 pixels. Print has broad spectra and noise
/// a flat one.
class MoireMeter {
 public:
  static constexpr int kSide = 64;  ///< pixels of a patch, both ways

  /// Amplitude of the strongest peak over the mean amplitude at the same distance from the middle: some 3 for noise.
  /// patch: kSide x kSide, at the picture's own resolution; 0 for another size.
  double peakOver(const LumaPatch& patch);

 private:
  std::array<float, kSide * kSide> real_{}, imaginary_{};
};

}  // namespace qujing

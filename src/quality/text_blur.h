#pragma once

#include <vector>

#include "quality/luma_patch.h"

namespace qujing {

/// How far strokes are smeared.
struct TextBlur {
  double deviation = 0;  ///< pixels of the patch, of the direction that is smeared more
  double contrast = 0;   ///< luma steps: root mean square of the stroke gradient left after smoothing by a pixel
};

/// Measures the blur on printed strokes by blurring them once more: strokes that are smeared already lose little by it.
/// After Crete et al., The blur effect (2007), with a Gaussian model: the gradient energy of a thin stroke of deviation
/// s falls as 1 / s^3, so that of two smoothed copies tells s. The first smoothing keeps most of the noise out, what is
/// left of it is taken off. Strokes of more than three pixels read high, those closer together than the blur low.
class TextBlurMeter {
 public:
  TextBlur measure(const LumaPatch& patch);

 private:
  struct Energies {
    double weak = 0, strong = 0;  ///< mean squared gradient after the weaker and the stronger smoothing, noise removed
  };
  Energies energiesAlong(const LumaPatch& patch, int step, int lineStep, int length, int lines, double noise);

  std::vector<float> line_, weak_, strong_;
};

}  // namespace qujing

#pragma once

#include <span>
#include <vector>

#include "matte/planes.h"

namespace qujing {

/// What is believed of a pixel's alpha before its neighbours are asked.
struct Belief {
  float alpha = 0, weight = 0;
};

/// Finds the alpha of the unknown pixels that fits both the beliefs and the assumption that in every window of 3 x 3
/// pixels the colours of person and background each lie on a line: A. Levin, D. Lischinski, Y. Weiss, A closed form
/// solution to natural image matting (2008), by conjugate gradients with a diagonal preconditioner, without the matrix:
/// K. He, J. Sun, X. Tang, Fast matting using large kernel matting Laplacian matrices (2010).
class MattingSolver {
 public:
  /// alpha: of the known pixels, and a first guess at the unknown ones, which are overwritten. beliefs: one for each
  /// unknown pixel.
  void solve(const Plane<Colour>& photo, std::span<const int> unknown, std::span<const Belief> beliefs,
             Plane<float>& alpha);

 private:
  struct Window {
    int centre = 0;
    Colour mean{};
    std::array<float, 6> inverse{};  ///< of the covariance: xx, xy, xz, yy, yz, zz
  };
  struct Line {
    Colour slope{};
    float offset = 0;
  };

  void openWindows(const Plane<Colour>& photo, std::span<const int> unknown);
  void findDiagonal(const Plane<Colour>& photo, std::span<const int> unknown);
  /// product: at the unknown, the Laplacian times `values`, which are zero wherever they are not meant.
  void multiply(const Plane<Colour>& photo, std::span<const int> unknown, const Plane<float>& values,
                std::vector<float>& product);

  std::vector<Window> windows_;
  Plane<std::uint8_t> marked_;
  /// Of the windows by their centres, with a margin before and behind so that a border's pixel has neighbours there;
  /// no window is centred on the border.
  std::vector<Line> lines_;
  int margin_ = 0;
  Plane<float> direction_;
  std::vector<float> counts_;  ///< windows that hold a pixel
  std::vector<float> diagonal_, product_, residual_, scaled_, step_;
};

}  // namespace qujing

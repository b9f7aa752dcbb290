#pragma once

#include <vector>

#include "matte/planes.h"
#include "matte/trimap.h"

namespace qujing {

/// What the background looks like at a place, from the sure background around it.
struct BackgroundGuess {
  Colour colour{};
  float spread = 1;  ///< standard deviation of its colours, of 1
};

/// The mean and the spread of the sure background in cells of the photo, spread into the cells without any. Good where
/// the background is plain or out of focus; where it is not the spread says so.
class BackgroundModel {
 public:
  void learn(const Plane<Colour>& photo, const Trimap& trimap);
  /// At a pixel, between the cells around it.
  BackgroundGuess at(int x, int y) const;

 private:
  struct Cell {
    Colour sum{};
    float squares = 0, weight = 0;
  };
  void collect(const Plane<Colour>& photo, const Trimap& trimap, float deepest);
  bool expects(int x, int y, const Colour& colour) const;
  void spread();

  int across_ = 0, down_ = 0;
  std::vector<Cell> cells_, fresh_, blurred_;
};

}  // namespace qujing

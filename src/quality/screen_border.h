#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

/// Looks about a face for the straight edges of a screen: on either side, above and below a line, nearly upright or
/// level, along which the picture falls off to something darker, as to a bezel or a dim room, or rises from a dark
/// bezel to a room. Two such sides are seldom there by chance, behind a head that hides half of what is straight in a
/// room.
class ScreenBorderMeter {
 public:
  /// Of the line that holds best on each side, the share of its length that is such an edge, 0..1: left, right, top,
  /// bottom.
  using Sides = std::array<double, 4>;
  static constexpr int kSides = 4;

  /// One of them, by its place in Sides. face: frame pixels.
  double sideOf(const ImageView& frame, const Rect& face, int side);
  Sides sidesOf(const ImageView& frame, const Rect& face);

  /// How much of a screen the sides are, 0..1: the second best, as one straight edge is in many rooms.
  static double framing(const Sides& sides);

 private:
  void shrink(const ImageView& frame);
  float lumaAt(int x, int y) const { return luma_[static_cast<std::size_t>(y) * width_ + x]; }
  struct Search {
    bool upright = false;
    int from = 0, to = 0;  ///< columns of an upright line at the height `middle`, rows of a level one
    int outward = 0;       ///< -1 to the left or upwards
    int middle = 0, reach = 0;
  };
  Search searchOf(const Rect& face, int side) const;
  double best(const Search& search) const;
  double support(const Search& search, double at, double slope, double least) const;

  int width_ = 0, height_ = 0;
  double factor_ = 1;
  std::vector<float> luma_;
};

}  // namespace qujing

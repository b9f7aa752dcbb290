#pragma once

#include <optional>

#include "common/geometry.h"

namespace qujing {

/// Three sides of a card seen by a camera, with the corners between them.
struct ThreeSides {
  Line before;     ///< the side that runs into `from`
  Point from, to;  ///< the ends of the whole side
  Line after;      ///< the side that leaves `to`
  bool isLong;     ///< whether the whole side is one of the two long ones
};

struct Segment {
  Point from, to;
};

/// Where the fourth side of an ID-1 card must lie, given the other three: from `after` to `before`, frame pixels.
/// focalLength in long sides of the frame; the principal point is the frame's centre. towards: a point on the card's
/// side of the whole side. Empty when no card in front of the camera has these sides.
/// Zhang and He, Whiteboard scanning and image enhancement (2007), section 3, solved for the missing side.
std::optional<Segment> completeCard(const ThreeSides& sides, Point towards, double focalLength, int frameWidth,
                                    int frameHeight);

}  // namespace qujing

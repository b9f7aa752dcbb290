#pragma once

#include "card/edge_strip.h"
#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

/// Do the edges of a quad run on beyond its corners? A card's end there. Where a printed line, a screen's border or the
/// frame's end was taken for the fourth side, its two neighbours both run on past it.
class SideOverrun {
 public:
  /// Of the four sides the worst: the fainter of the two edges that run on past it, mean response 0..1.
  double measure(const ImageView& frame, const Quad& quad);

 private:
  double beyond(const ImageView& frame, Point from, Point corner);

  EdgeStrip strip_;
};

}  // namespace qujing

#pragma once

#include <vector>

#include "card/card_network.h"
#include "common/letterbox.h"
#include "common/patch.h"

namespace qujing {

/// What the network says of a part of a frame. Borrowed from the CardViewer until its next look.
struct CardView {
  Patch patch;  ///< the part; its tensor's pixels are kCardMapStride to a cell
  CardMaps maps;
  int columns = 0, rows = 0;  ///< the cells that hold the picture

  double cellPixels() const { return kCardMapStride * length(patch.across); }  ///< frame pixels a side of a cell
  Quad toFrame(const Quad& cells) const { return patch.quadToFrame(scaled(cells, kCardMapStride)); }
  Quad toCells(const Quad& frame) const { return scaled(patch.quadToTensor(frame), 1.0 / kCardMapStride); }

  /// Mean cover of the cells within a quad (frame pixels), 0..1: how sure the network is that this is a card.
  double coverWithin(const Quad& quad) const;
  /// Overlap of a quad (frame pixels) with the cover of its surroundings, which counts as whole from its mean within
  /// the quad on: sum of minima over sum of maxima, 0..1. Says whether the quad has the cover's shape, however sure
  /// that is.
  double agreement(const Quad& quad) const;
  /// Mean of the outline map under the side of the quad (frame pixels) that has the least of it, 0..1.
  double weakestOutline(const Quad& quad) const;

 private:
  /// Calls act(cover, whether the quad holds the cell's middle) for the cells in and round a quad.
  template <typename Act>
  void forCellsRound(const Quad& quad, Act act) const;
};

/// Looks at frames with the card network.
class CardViewer {
 public:
  CardViewer();
  CardView wholeFrame(const ImageView& frame);
  /// Level with the quad (frame pixels), which fills most of the view, and little else is in sight. Finer than the
  /// whole frame's view for cards of less than half of it.
  CardView closer(const ImageView& frame, const Quad& quad);

 private:
  LetterboxShrinker shrinker_;
  CardNetwork network_;
  std::vector<float> tensor_;
};

}  // namespace qujing

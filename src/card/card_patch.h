#pragma once

#include <span>
#include <vector>

#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

/// A part of a card as luma, level with the card, at a density of its own. Owns its pixels, reuses them.
class CardPatch {
 public:
  /// area: in `card`'s own units, whose corners lie at `quad` (frame pixels). density: pixels a unit. Each pixel is the
  /// mean of the frame pixels it covers, at most 4 each way.
  void sample(const ImageView& frame, const Quad& quad, const Rect& card, const Rect& area, double density);

  std::span<const float> luma() const { return luma_; }  ///< height x width, 0..255
  int width() const { return width_; }
  int height() const { return height_; }

 private:
  std::vector<float> luma_;
  int width_ = 0, height_ = 0;
};

}  // namespace qujing

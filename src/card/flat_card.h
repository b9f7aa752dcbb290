#pragma once

#include <cstdint>
#include <vector>

#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

/// A small flat copy of a card, for what is judged by areas rather than by strokes. Owns its pixels, reuses them.
class FlatCard {
 public:
  static constexpr int kWidth = 384, kHeight = 240;

  FlatCard();
  /// Takes the nearest pixel for each of its own: whoever reads it averages over several. quad: convex, frame pixels.
  void sample(const ImageView& frame, const Quad& quad);
  /// Half a turn, in place.
  void turn();

  ImageView view() const;

 private:
  std::vector<std::uint8_t> pixels_;  ///< RGBA
};

}  // namespace qujing

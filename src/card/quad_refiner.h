#pragma once

#include <array>
#include <optional>

#include "card/edge_strip.h"
#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

struct RefinedQuad {
  Quad quad;                        ///< frame pixels, sub-pixel
  std::array<double, 4> support{};  ///< of the top, right, bottom and left side, 0..1
};

/// Moves the four sides of a roughly known quad onto the straight edges nearby and meets them in the corners.
class QuadRefiner {
 public:
  /// reach: how far a side may lie from where `rough` has it; deviation: of its expected error; frame pixels.
  /// Empty when no convex quad comes out, or when a corner moved farther than the reach can explain.
  std::optional<RefinedQuad> refine(const ImageView& frame, const Quad& rough, double reach, double deviation);

 private:
  EdgeStrip strip_;
};

}  // namespace qujing

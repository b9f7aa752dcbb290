#pragma once

#include <array>
#include <optional>

#include "card/edge_strip.h"
#include "card/side_search.h"
#include "common/geometry.h"
#include "common/image_view.h"

namespace qujing {

struct RefinedQuad {
  Quad quad;                        ///< frame pixels, sub-pixel
  std::array<double, 4> support{};  ///< of the top, right, bottom and left side, 0..1
  double misfit = 0;                ///< to a flat ID-1 rectangle, see SeenSquare
};

/// Moves the four sides of a roughly known quad onto straight edges nearby. Of the edges found on each side it takes
/// the four that together are best supported and look most like an ID-1 card seen by a camera.
class QuadRefiner {
 public:
  /// reach: how far a side may lie from where `rough` has it; deviation: of its expected error; frame pixels.
  /// Empty when no four edges make a convex quad within reach.
  std::optional<RefinedQuad> refine(const ImageView& frame, const Quad& rough, double reach, double deviation);

 private:
  /// An edge as a line in the frame.
  struct Side {
    Line line;
    double support = 0, score = 0;
  };
  struct Sides {
    std::array<Side, SideEdges::kMost> candidates;
    int count = 0;
  };

  Sides findSides(const ImageView& frame, Point from, Point to, double step, const SidePrior& prior);

  EdgeStrip strip_;
  SideSearch search_;
};

}  // namespace qujing

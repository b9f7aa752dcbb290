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
  /// Those found on one side, and one that the other three sides ask for.
  struct Sides {
    std::array<Side, SideEdges::kMost + 1> candidates;
    int count = 0;
  };
  struct Look {
    const ImageView& frame;
    std::array<Point, 4> rough;
    double reach, step;
    SidePrior prior;
  };

  void findSides(const Look& look, Point from, Point to, int most, Sides& sides);
  void completeSide(const Look& look, const Quad& quad, int missing, Sides& sides);
  std::optional<RefinedQuad> bestQuad(const Look& look, const std::array<Sides, 4>& sides) const;

  EdgeStrip strip_;
  SideSearch search_;
};

}  // namespace qujing

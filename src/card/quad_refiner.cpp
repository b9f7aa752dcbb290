#include "card/quad_refiner.h"

#include <algorithm>

#include "card/side_search.h"

namespace qujing {
namespace {

/// Strengths of blur and the reach of the search are stated at a frame of this long side.
constexpr double kReferenceSide = 1280;

struct Side {
  Point from, to;
};

Side moved(const Side& side, const SideEdge& edge, double step) {
  const Point along = side.to - side.from;
  const Point inward = Point{-along.y, along.x} * (step / std::max(length(along), 1.0));
  return {side.from + inward * edge.fromOffset, side.to + inward * edge.toOffset};
}

}  // namespace

std::optional<RefinedQuad> QuadRefiner::refine(const ImageView& frame, const Quad& rough, double reach,
                                               double deviation) {
  const double step = std::max(0.5, std::max(frame.width(), frame.height()) / kReferenceSide);
  const SidePrior prior{reach / step, deviation / step};
  const auto corners = rough.corners();
  RefinedQuad refined;
  std::array<Line, 4> lines;
  for (int i = 0; i < 4; ++i) {
    const Side side{corners[i], corners[(i + 1) % 4]};
    strip_.sample(frame, side.from, side.to, step);
    const SideEdge edge = searchSide(strip_, prior);
    refined.support[i] = edge.support;
    const Side found = moved(side, edge, step);
    const auto line = lineThrough(found.from, found.to);
    if (!line) return std::nullopt;
    lines[i] = *line;
  }
  std::array<Point, 4> met;
  for (int i = 0; i < 4; ++i) {
    const auto corner = intersection(lines[(i + 3) % 4], lines[i]);
    if (!corner || distance(*corner, corners[i]) > 2 * reach) return std::nullopt;
    met[i] = *corner;
  }
  refined.quad = Quad::fromCorners(met);
  if (!isConvex(refined.quad)) return std::nullopt;
  return refined;
}

}  // namespace qujing

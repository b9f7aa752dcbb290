#include "card/quad_refiner.h"

#include <algorithm>

#include "card/card_aspect.h"

namespace qujing {
namespace {

/// Frame pixels: below it a strip would read the same pixels again and again.
constexpr double kFinestStep = 0.5;
/// Strengths of blur and the reach of the search are stated at a frame of this long side.
constexpr double kReferenceSide = 1280;
/// Supported segments that one unit of misfit costs, and the misfit beyond which nothing more is lost.
constexpr double kMisfitCost = 6;
constexpr double kMostMisfit = 6;

std::optional<Quad> meet(const std::array<const Line*, 4>& lines, const std::array<Point, 4>& expected, double reach) {
  std::array<Point, 4> corners;
  for (int i = 0; i < 4; ++i) {
    const auto corner = intersection(*lines[(i + 3) % 4], *lines[i]);
    if (!corner || distance(*corner, expected[i]) > reach) return std::nullopt;
    corners[i] = *corner;
  }
  const Quad quad = Quad::fromCorners(corners);
  return isConvex(quad) ? std::optional(quad) : std::nullopt;
}

}  // namespace

QuadRefiner::Sides QuadRefiner::findSides(const ImageView& frame, Point from, Point to, double step,
                                          const SidePrior& prior) {
  strip_.sample(frame, from, to, step);
  const SideEdges found = search_.search(strip_, prior);
  const Point along = to - from;
  const Point inward = Point{-along.y, along.x} * (step / std::max(length(along), 1.0));
  Sides sides;
  for (int i = 0; i < found.count; ++i) {
    const SideEdge& edge = found.edges[i];
    const auto line = lineThrough(from + inward * edge.fromOffset, to + inward * edge.toOffset);
    if (line) sides.candidates[sides.count++] = {*line, edge.support, edge.score};
  }
  return sides;
}

std::optional<RefinedQuad> QuadRefiner::refine(const ImageView& frame, const Quad& rough, double reach,
                                               double deviation) {
  const double base = std::max(frame.width(), frame.height()) / kReferenceSide;
  const double step = std::max({kFinestStep, base, reach / EdgeStrip::kReach});
  const SidePrior prior{reach / step, deviation / step};
  const auto corners = rough.corners();
  std::array<Sides, 4> sides;
  for (int i = 0; i < 4; ++i) sides[i] = findSides(frame, corners[i], corners[(i + 1) % 4], step, prior);

  std::optional<RefinedQuad> best;
  double bestScore = 0;
  const int combinations = sides[0].count * sides[1].count * sides[2].count * sides[3].count;
  for (int combination = 0; combination < combinations; ++combination) {
    std::array<const Side*, 4> chosen;
    double score = 0;
    for (int i = 0, rest = combination; i < 4; rest /= sides[i].count, ++i) {
      chosen[i] = &sides[i].candidates[rest % sides[i].count];
      score += chosen[i]->score;
    }
    const auto quad =
        meet({&chosen[0]->line, &chosen[1]->line, &chosen[2]->line, &chosen[3]->line}, corners, 2 * reach);
    if (!quad) continue;
    const double misfit = seenSquare(orderedAsSeen(*quad), frame.width(), frame.height()).misfit;
    score -= kMisfitCost * std::min(misfit, kMostMisfit);
    if (best && score <= bestScore) continue;
    bestScore = score;
    best = RefinedQuad{*quad, {}, misfit};
    for (int i = 0; i < 4; ++i) best->support[i] = chosen[i]->support;
  }
  return best;
}

}  // namespace qujing

#include "card/quad_refiner.h"

#include <algorithm>

#include "card/card_aspect.h"
#include "card/card_completion.h"

namespace qujing {
namespace {

/// Supported segments that one unit of misfit costs, and the misfit beyond which nothing more is lost.
constexpr double kMisfitCost = 6;
constexpr double kMostMisfit = 12;
/// Below this misfit no side is missing.
constexpr double kFits = 0.6;
/// A corner moves farther than its sides do.
constexpr double kCornerReach = 3;

bool isWithin(const Quad& quad, const std::array<Point, 4>& expected, double reach) {
  const auto c = quad.corners();
  for (int i = 0; i < 4; ++i)
    if (distance(c[i], expected[i]) > reach) return false;
  return true;
}

}  // namespace

void QuadRefiner::findSides(const Look& look, Point from, Point to, int most, Sides& sides) {
  strip_.sample(look.frame, from, to, look.step);
  const SideEdges found = search_.search(strip_, look.prior);
  const Point along = to - from;
  const Point inward = Point{-along.y, along.x} * (look.step / std::max(length(along), 1.0));
  for (int i = 0; i < std::min(found.count, most); ++i) {
    const SideEdge& edge = found.edges[i];
    const auto line = lineThrough(from + inward * edge.fromOffset, to + inward * edge.toOffset);
    if (line) sides.candidates[sides.count++] = {*line, edge.support, edge.score};
  }
}

/// Looks for a side where the other three sides of `quad` say that it must lie.
void QuadRefiner::completeSide(const Look& look, const Quad& quad, int missing, Sides& sides) {
  const auto c = quad.corners();
  auto corner = [&](int i) { return c[(missing + i) % 4]; };
  const auto before = lineThrough(corner(1), corner(2)), after = lineThrough(corner(3), corner(0));
  if (!before || !after) return;
  const double sideLength = distance(corner(2), corner(3));
  const double nextLength = (distance(corner(1), corner(2)) + distance(corner(3), corner(0))) / 2;
  const ThreeSides known{*before, corner(2), corner(3), *after, sideLength > nextLength};
  // Other lenses than the usual one move the side by less than the strip's reach.
  const auto expected = completeCard(known, center(quad), kUsualFocalLength, look.frame.width(), look.frame.height());
  if (expected) findSides(look, expected->from, expected->to, 1, sides);
}

std::optional<RefinedQuad> QuadRefiner::bestQuad(const Look& look, const std::array<Sides, 4>& sides) const {
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
    if (best && score <= bestScore) continue;  // misfit only takes away
    const auto quad = quadBetween({chosen[0]->line, chosen[1]->line, chosen[2]->line, chosen[3]->line});
    if (!quad || !isWithin(*quad, look.rough, kCornerReach * look.reach)) continue;
    const double misfit = seenSquare(*quad, look.frame.width(), look.frame.height()).misfit;
    score -= kMisfitCost * std::min(misfit, kMostMisfit);
    if (best && score <= bestScore) continue;
    bestScore = score;
    best = RefinedQuad{*quad, {}, misfit};
    for (int i = 0; i < 4; ++i) best->support[i] = chosen[i]->support;
  }
  return best;
}

std::optional<RefinedQuad> QuadRefiner::refine(const ImageView& frame, const Quad& rough, double reach,
                                               double deviation) {
  const double step = std::max(EdgeStrip::usualStep(frame), reach / EdgeStrip::kReach);
  const Look look{frame, rough.corners(), reach, step, {reach / step, deviation / step}};
  std::array<Sides, 4> sides;
  for (int i = 0; i < 4; ++i) findSides(look, look.rough[i], look.rough[(i + 1) % 4], SideEdges::kMost, sides[i]);
  const auto best = bestQuad(look, sides);
  if (!best || best->misfit < kFits) return best;
  for (int i = 0; i < 4; ++i) completeSide(look, best->quad, i, sides[i]);
  return bestQuad(look, sides);
}

}  // namespace qujing

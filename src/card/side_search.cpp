#include "card/side_search.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace qujing {
namespace {

constexpr int kFineScale = 4;
/// Edges taken from the fine response. One more comes from the wide response, which averages over long motion blur
/// but merges an edge with its neighbours.
constexpr int kFineEdges = 5;
/// Of one fully supported segment, at one deviation from the prior.
constexpr double kPriorWeight = 0.6;
constexpr int kMaxSlope = 30;  ///< steps between the two ends beyond the prior's line
constexpr int kPeakReach = 4;  ///< steps round the line in which a segment's peak counts
/// Lines nearer to each other than this at both ends are one edge.
constexpr int kSameEdge = 4;
constexpr float kNone = std::numeric_limits<float>::lowest();

/// Sum of the responses under the line that runs through `from` and `to` (steps from the strip's own line).
double sumAlong(const EdgeStrip& strip, double from, double to) {
  const double rounding = from + EdgeStrip::kReach + 0.5;
  double sum = 0;
  for (int s = 0; s < EdgeStrip::kSegments; ++s) {
    const int position = static_cast<int>((to - from) * EdgeStrip::along(s) + rounding);
    if (position >= 0 && position < EdgeStrip::kPositions) sum += strip.response(s, position);
  }
  return sum;
}

struct Peak {
  double position = 0;  ///< steps from the strip's line
  double weight = 0;
};

Peak peakNear(const EdgeStrip& strip, int segment, double expected) {
  const int middle = static_cast<int>(std::lround(expected)) + EdgeStrip::kReach;
  const int first = std::max(1, middle - kPeakReach), last = std::min(EdgeStrip::kPositions - 2, middle + kPeakReach);
  int top = -1;
  float highest = 0;
  for (int p = first; p <= last; ++p)
    if (strip.response(segment, p) > highest) highest = strip.response(segment, top = p);
  if (top < 0) return {};
  const double before = strip.response(segment, top - 1), after = strip.response(segment, top + 1);
  const double curve = 2 * highest - before - after;
  const double shift = curve > 1e-6 ? std::clamp(0.5 * (after - before) / curve, -0.5, 0.5) : 0.0;
  return {top + shift - EdgeStrip::kReach, highest};
}

/// Weighted least squares with Cauchy weights of one step, so that peaks of something else lose their say.
SideEdge placed(const EdgeStrip& strip, SideEdge edge) {
  for (int round = 0; round < 3; ++round) {
    double w = 0, wt = 0, wtt = 0, wp = 0, wtp = 0;
    for (int s = 0; s < EdgeStrip::kSegments; ++s) {
      const double t = EdgeStrip::along(s);
      const double expected = edge.fromOffset + (edge.toOffset - edge.fromOffset) * t;
      const Peak peak = peakNear(strip, s, expected);
      const double miss = peak.position - expected;
      const double weight = peak.weight / (1 + miss * miss);
      w += weight;
      wt += weight * t;
      wtt += weight * t * t;
      wp += weight * peak.position;
      wtp += weight * t * peak.position;
    }
    const double determinant = w * wtt - wt * wt;
    if (determinant < 1e-3) return edge;
    const double slope = (w * wtp - wt * wp) / determinant;
    edge.fromOffset = (wp - slope * wt) / w;
    edge.toOffset = edge.fromOffset + slope;
  }
  return edge;
}

bool isSame(const SideEdge& a, const SideEdge& b) {
  return std::abs(a.fromOffset - b.fromOffset) < kSameEdge && std::abs(a.toOffset - b.toOffset) < kSameEdge;
}

}  // namespace

void SideSearch::scoreLines(const EdgeStrip& strip, const SidePrior& prior) {
  const int reach = std::min(static_cast<int>(prior.reach), EdgeStrip::kReach);
  const double weight = kPriorWeight / (prior.deviation * prior.deviation);
  for (auto& row : scores_) row.fill(kNone);
  for (int f = 0; f < kOffsets; ++f)
    for (int t = 0; t < kOffsets; ++t) {
      const int from = f * kGrid - EdgeStrip::kReach, to = t * kGrid - EdgeStrip::kReach;
      if (std::max(std::abs(from), std::abs(to)) > reach || std::abs(from - to) > kMaxSlope) continue;
      scores_[f][t] = static_cast<float>(sumAlong(strip, from, to) - weight * (from * from + to * to));
    }
}

/// The best line left; no line that ends near one of its ends is found again.
SideEdge SideSearch::takeBest(const EdgeStrip& strip) {
  int bestFrom = 0, bestTo = 0;
  float best = kNone;
  for (int f = 0; f < kOffsets; ++f)
    for (int t = 0; t < kOffsets; ++t)
      if (scores_[f][t] > best) {
        best = scores_[f][t];
        bestFrom = f;
        bestTo = t;
      }
  for (int f = 0; f < kOffsets; ++f)
    for (int t = 0; t < kOffsets; ++t)
      if (std::abs(f - bestFrom) * kGrid <= kSameEdge || std::abs(t - bestTo) * kGrid <= kSameEdge)
        scores_[f][t] = kNone;
  SideEdge edge;
  edge.score = best;
  if (best == kNone) return edge;
  edge.fromOffset = bestFrom * kGrid - EdgeStrip::kReach;
  edge.toOffset = bestTo * kGrid - EdgeStrip::kReach;
  edge = placed(strip, edge);
  const double sum = sumAlong(strip, edge.fromOffset, edge.toOffset);
  edge.support = sum / EdgeStrip::kSegments;
  return edge;
}

SideEdges SideSearch::search(EdgeStrip& strip, const SidePrior& prior) {
  SideEdges found;
  auto take = [&](int count) {
    scoreLines(strip, prior);
    for (int i = 0; i < count; ++i) {
      const SideEdge edge = takeBest(strip);
      const auto end = found.edges.begin() + found.count;
      if (edge.score == kNone) return;
      const bool known = std::any_of(found.edges.begin(), end, [&](const SideEdge& e) { return isSame(e, edge); });
      if (!known) found.edges[found.count++] = edge;
    }
  };
  strip.respond(kFineScale);
  take(kFineEdges);
  strip.respond(EdgeStrip::kWidestScale);
  take(1);
  return found;
}

}  // namespace qujing

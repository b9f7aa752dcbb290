#include "card/side_search.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

constexpr int kFineScale = 4;
/// The wide response averages over long motion blur; it is taken only where it sees clearly more, since it also
/// merges an edge with its neighbours.
constexpr double kWideGain = 1.25;
/// Of one fully supported segment, at one deviation from the prior.
constexpr double kPriorWeight = 0.6;
constexpr int kMaxSlope = 16;  ///< steps between the two ends beyond the prior's line
constexpr int kPeakReach = 4;  ///< steps round the line in which a segment's peak counts

/// Sum of the responses under the line that runs through `from` and `to` (steps from the first position).
double sumAlong(const EdgeStrip& strip, double from, double to) {
  double sum = 0;
  for (int s = 0; s < EdgeStrip::kSegments; ++s) {
    const int position = static_cast<int>(from + (to - from) * EdgeStrip::along(s) + 0.5);
    if (position >= 0 && position < EdgeStrip::kPositions) sum += strip.response(s, position);
  }
  return sum;
}

SideEdge bestLine(const EdgeStrip& strip, const SidePrior& prior) {
  const int reach = std::min(static_cast<int>(prior.reach), EdgeStrip::kReach);
  const double weight = kPriorWeight / (prior.deviation * prior.deviation);
  SideEdge best;
  double bestScore = -1e9;
  for (int from = -reach; from <= reach; ++from)
    for (int to = std::max(-reach, from - kMaxSlope); to <= std::min(reach, from + kMaxSlope); ++to) {
      const double sum = sumAlong(strip, from + EdgeStrip::kReach, to + EdgeStrip::kReach);
      const double score = sum - weight * (from * from + to * to);
      if (score <= bestScore) continue;
      bestScore = score;
      best = {static_cast<double>(from), static_cast<double>(to), sum / EdgeStrip::kSegments};
    }
  return best;
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

}  // namespace

SideEdge searchSide(EdgeStrip& strip, const SidePrior& prior) {
  strip.respond(EdgeStrip::kWidestScale);
  const SideEdge wide = bestLine(strip, prior);
  const SideEdge placedWide = placed(strip, wide);
  strip.respond(kFineScale);
  const SideEdge fine = bestLine(strip, prior);
  if (wide.support > fine.support * kWideGain) return placedWide;
  return placed(strip, fine);
}

}  // namespace qujing

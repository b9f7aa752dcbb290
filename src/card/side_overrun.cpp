#include "card/side_overrun.h"

#include <algorithm>

namespace qujing {
namespace {

/// Of the side's length: past the round corner's shadow, and as far as another side's length would matter.
constexpr double kFrom = 0.02, kTo = 0.2;
constexpr int kScale = 4;
/// Steps round the line within which an edge is its continuation.
constexpr int kSlack = 2;

}  // namespace

/// How much of an edge there is along the line beyond its corner; 0 outside of the frame.
double SideOverrun::beyond(const ImageView& frame, Point from, Point corner) {
  const Point side = corner - from;
  const Point first = corner + side * kFrom, last = corner + side * kTo;
  if (last.x < 0 || last.y < 0 || last.x >= frame.width() || last.y >= frame.height()) return 0;
  strip_.sample(frame, first, last, EdgeStrip::usualStep(frame));
  strip_.respond(kScale);
  double sum = 0;
  for (int segment = 0; segment < EdgeStrip::kSegments; ++segment) {
    float peak = 0;
    for (int p = EdgeStrip::kReach - kSlack; p <= EdgeStrip::kReach + kSlack; ++p)
      peak = std::max(peak, strip_.response(segment, p));
    sum += peak;
  }
  return sum / EdgeStrip::kSegments;
}

double SideOverrun::measure(const ImageView& frame, const Quad& quad) {
  const auto c = quad.corners();
  double worst = 0;
  for (int i = 0; i < 4; ++i) {
    const Point from = c[i], to = c[(i + 1) % 4], beforeFrom = c[(i + 3) % 4], afterTo = c[(i + 2) % 4];
    worst = std::max(worst, std::min(beyond(frame, beforeFrom, from), beyond(frame, afterTo, to)));
  }
  return worst;
}

}  // namespace qujing

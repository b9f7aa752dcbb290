#include "card/quad_fit.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace qujing {
namespace {

constexpr int kRounds = 6;
constexpr std::size_t kFewestPoints = 8;
/// Points nearer to a corner than this share of their side do not pull on it: they may belong to the next side.
constexpr double kCornerShare = 0.1;
/// Cauchy weight: the distance at which a point has half its say (border points err by a quarter cell).
constexpr double kHalfWeight = 0.35;

/// Weighted total least squares.
struct LineSum {
  double w = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;

  void add(Point p, double weight) {
    w += weight;
    x += weight * p.x;
    y += weight * p.y;
    xx += weight * p.x * p.x;
    xy += weight * p.x * p.y;
    yy += weight * p.y * p.y;
  }

  Line line() const {
    const Point mean{x / w, y / w};
    const double cxx = xx / w - mean.x * mean.x, cxy = xy / w - mean.x * mean.y, cyy = yy / w - mean.y * mean.y;
    const double angle = 0.5 * std::atan2(2 * cxy, cxx - cyy);
    const Point normal{-std::sin(angle), std::cos(angle)};
    return {normal, dot(normal, mean)};
  }
};

int nearestSide(const std::array<Line, 4>& lines, Point p) {
  int nearest = 0;
  for (int i = 1; i < 4; ++i)
    if (std::abs(signedDistance(lines[i], p)) < std::abs(signedDistance(lines[nearest], p))) nearest = i;
  return nearest;
}

std::optional<std::array<Line, 4>> sidesOf(const Quad& quad) {
  const auto c = quad.corners();
  std::array<Line, 4> lines;
  for (int i = 0; i < 4; ++i) {
    const auto line = lineThrough(c[i], c[(i + 1) % 4]);
    if (!line) return std::nullopt;
    lines[i] = *line;
  }
  return lines;
}

std::optional<Quad> refit(const Quad& quad, std::span<const Point> points) {
  auto lines = sidesOf(quad);
  if (!lines) return std::nullopt;
  const auto c = quad.corners();
  std::array<LineSum, 4> sums;
  std::array<int, 4> counts{};
  for (Point p : points) {
    const int i = nearestSide(*lines, p);
    const Point side = c[(i + 1) % 4] - c[i];
    const double t = dot(p - c[i], side) / dot(side, side);
    if (t < kCornerShare || t > 1 - kCornerShare) continue;
    const double miss = signedDistance((*lines)[i], p) / kHalfWeight;
    sums[i].add(p, 1 / (1 + miss * miss));
    ++counts[i];
  }
  for (int i = 0; i < 4; ++i)
    if (counts[i] >= 3) (*lines)[i] = sums[i].line();
  return quadBetween(*lines);
}

}  // namespace

/// Andrew's monotone chain, clockwise as seen (y down).
void QuadFit::buildHull(std::span<const Point> points) {
  sorted_.assign(points.begin(), points.end());
  std::sort(sorted_.begin(), sorted_.end(), [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
  hull_.clear();
  hull_.reserve(2 * sorted_.size());
  auto extend = [this](Point p, std::size_t floor) {
    while (hull_.size() >= floor + 2 && cross(hull_.back() - hull_[hull_.size() - 2], p - hull_.back()) <= 0)
      hull_.pop_back();
    hull_.push_back(p);
  };
  for (Point p : sorted_) extend(p, 0);
  const std::size_t floor = hull_.size() - 1;
  for (auto p = sorted_.rbegin() + 1; p != sorted_.rend(); ++p) extend(*p, floor);
  hull_.pop_back();
}

std::optional<Quad> QuadFit::largestInHull() const {
  const int n = static_cast<int>(hull_.size());
  double largest = 0;
  Quad best;
  for (int a = 0; a < n; ++a) {
    int right = a + 1;
    for (int c = a + 2; c < n; ++c) {
      const Point diagonal = hull_[c] - hull_[a];
      auto height = [&](int i) { return std::abs(cross(diagonal, hull_[i % n] - hull_[a])); };
      while (right + 1 < c && height(right + 1) >= height(right)) ++right;
      int left = c + 1;
      while (left + 1 < a + n && height(left + 1) >= height(left)) ++left;
      if (left >= a + n) continue;
      const double twice = height(right) + height(left);
      if (twice <= largest) continue;
      largest = twice;
      best = {hull_[a], hull_[right], hull_[c], hull_[left % n]};
    }
  }
  return isConvex(best) ? std::optional(best) : std::nullopt;
}

std::optional<Quad> QuadFit::fit(std::span<const Point> points) {
  if (points.size() < kFewestPoints) return std::nullopt;
  buildHull(points);
  if (hull_.size() < 4) return std::nullopt;
  std::optional<Quad> quad = largestInHull();
  for (int round = 0; round < kRounds && quad; ++round) quad = refit(*quad, points);
  return quad;
}

}  // namespace qujing

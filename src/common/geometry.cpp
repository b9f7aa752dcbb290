#include "common/geometry.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

constexpr double kParallel = 1e-9;

/// A convex polygon clipped to one side of a line gains at most one corner, and a quad is clipped four times.
struct ClippedPolygon {
  std::array<Point, 8> points;
  int count = 0;
};

ClippedPolygon clipToRightOf(const ClippedPolygon& polygon, Point from, Point to) {
  ClippedPolygon kept;
  for (int i = 0; i < polygon.count; ++i) {
    const Point a = polygon.points[i];
    const Point b = polygon.points[(i + 1) % polygon.count];
    const double sideA = cross(to - from, a - from);
    const double sideB = cross(to - from, b - from);
    if (sideA >= 0 && kept.count < 8) kept.points[kept.count++] = a;
    if ((sideA >= 0) != (sideB >= 0) && kept.count < 8)
      kept.points[kept.count++] = a + (b - a) * (sideA / (sideA - sideB));
  }
  return kept;
}

double polygonArea(const Point* points, int count) {
  double twice = 0;
  for (int i = 0; i < count; ++i) twice += cross(points[i], points[(i + 1) % count]);
  return twice / 2;
}

std::optional<Homography> fromUnitSquare(const Quad& quad) {
  const Point a = quad.topLeft, b = quad.topRight, c = quad.bottomRight, d = quad.bottomLeft;
  const Point skew = a - b + c - d;
  const Point right = b - c, lower = d - c;
  const double determinant = cross(right, lower);
  if (std::abs(determinant) < kParallel) return std::nullopt;
  const double g = cross(skew, lower) / determinant;
  const double h = cross(right, skew) / determinant;
  return Homography{
      {b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y, g, h, 1}};
}

Homography adjugate(const Homography& homography) {
  const auto& m = homography.m;
  return {{m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4], m[5] * m[6] - m[3] * m[8],
           m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5], m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7],
           m[0] * m[4] - m[1] * m[3]}};
}

Homography product(const Homography& a, const Homography& b) {
  Homography result;
  for (int row = 0; row < 3; ++row)
    for (int column = 0; column < 3; ++column) {
      double sum = 0;
      for (int k = 0; k < 3; ++k) sum += a.m[row * 3 + k] * b.m[k * 3 + column];
      result.m[row * 3 + column] = sum;
    }
  return result;
}

}  // namespace

double dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }
double length(Point a) { return std::sqrt(dot(a, a)); }
double distance(Point a, Point b) { return length(a - b); }

bool isWithinReach(Point p) { return std::abs(p.x) < kFarthest && std::abs(p.y) < kFarthest; }

bool isConvex(const Quad& quad) {
  const auto c = quad.corners();
  for (int i = 0; i < 4; ++i) {
    if (!isWithinReach(c[i])) return false;
    if (!(cross(c[(i + 1) % 4] - c[i], c[(i + 2) % 4] - c[(i + 1) % 4]) > 0)) return false;
  }
  return true;
}

double area(const Quad& quad) { return polygonArea(quad.corners().data(), 4); }

Point center(const Quad& quad) { return (quad.topLeft + quad.topRight + quad.bottomRight + quad.bottomLeft) * 0.25; }

bool contains(const Quad& quad, Point point) {
  const auto c = quad.corners();
  for (int i = 0; i < 4; ++i)
    if (cross(c[(i + 1) % 4] - c[i], point - c[i]) < 0) return false;
  return true;
}

Quad scaled(const Quad& quad, double factor) {
  return {quad.topLeft * factor, quad.topRight * factor, quad.bottomRight * factor, quad.bottomLeft * factor};
}

double intersectionOverUnion(const Quad& a, const Quad& b) {
  ClippedPolygon common;
  for (Point corner : a.corners()) common.points[common.count++] = corner;
  const auto c = b.corners();
  for (int i = 0; i < 4; ++i) common = clipToRightOf(common, c[i], c[(i + 1) % 4]);
  const double shared = polygonArea(common.points.data(), common.count);
  const double all = area(a) + area(b) - shared;
  return all > 0 ? std::max(0.0, shared) / all : 0;
}

Quad orderedAsSeen(const Quad& quad) {
  auto c = quad.corners();
  if (area(quad) < 0) std::swap(c[1], c[3]);
  auto edge = [&c](int i) { return distance(c[i], c[(i + 1) % 4]); };
  auto height = [&c](int i) { return c[i].y + c[(i + 1) % 4].y; };
  const int longEdge = edge(0) + edge(2) >= edge(1) + edge(3) ? 0 : 1;
  const int first = height(longEdge) <= height(longEdge + 2) ? longEdge : longEdge + 2;
  std::rotate(c.begin(), c.begin() + first, c.end());
  return Quad::fromCorners(c);
}

std::optional<Line> lineThrough(Point a, Point b) {
  const double span = distance(a, b);
  if (!(span > kParallel)) return std::nullopt;
  const Point normal{(a.y - b.y) / span, (b.x - a.x) / span};
  return Line{normal, dot(normal, a)};
}

double signedDistance(const Line& line, Point point) { return dot(line.normal, point) - line.offset; }

std::optional<Point> intersection(const Line& a, const Line& b) {
  const double determinant = cross(a.normal, b.normal);
  if (std::abs(determinant) < kParallel) return std::nullopt;
  return Point{(a.offset * b.normal.y - b.offset * a.normal.y) / determinant,
               (b.offset * a.normal.x - a.offset * b.normal.x) / determinant};
}

std::optional<Quad> quadBetween(const std::array<Line, 4>& sides) {
  std::array<Point, 4> corners;
  for (int i = 0; i < 4; ++i) {
    const auto corner = intersection(sides[(i + 3) % 4], sides[i]);
    if (!corner) return std::nullopt;
    corners[i] = *corner;
  }
  const Quad quad = Quad::fromCorners(corners);
  return isConvex(quad) ? std::optional(quad) : std::nullopt;
}

Point Homography::map(Point p) const {
  const double w = m[6] * p.x + m[7] * p.y + m[8];
  return {(m[0] * p.x + m[1] * p.y + m[2]) / w, (m[3] * p.x + m[4] * p.y + m[5]) / w};
}

std::optional<Homography> homographyBetween(const Quad& from, const Quad& to) {
  const auto squareToFrom = fromUnitSquare(from);
  const auto squareToTarget = fromUnitSquare(to);
  if (!squareToFrom || !squareToTarget) return std::nullopt;
  return product(*squareToTarget, adjugate(*squareToFrom));
}

}  // namespace qujing

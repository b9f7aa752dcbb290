#pragma once

#include <array>
#include <optional>

namespace qujing {

/// Pixels. Origin at the top left of the image, x to the right, y down. (0, 0) is the top-left corner of the
/// top-left pixel, so that pixel's centre is (0.5, 0.5).
struct Point {
  double x = 0;
  double y = 0;
};

inline Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
inline Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
inline Point operator*(Point a, double k) { return {a.x * k, a.y * k}; }

double dot(Point a, Point b);
/// Positive when b is clockwise from a as seen on the screen (y down).
double cross(Point a, Point b);
double length(Point a);
double distance(Point a, Point b);

/// Top left, width and height in pixels.
struct Rect {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

/// Corners of a card *as printed*, in frame pixels: topLeft may lie at the bottom right of the image. While the
/// card's side is unknown the order is clockwise as seen and topLeft starts the long edge nearest the image's top.
struct Quad {
  Point topLeft, topRight, bottomRight, bottomLeft;

  std::array<Point, 4> corners() const { return {topLeft, topRight, bottomRight, bottomLeft}; }
  static Quad fromCorners(const std::array<Point, 4>& c) { return {c[0], c[1], c[2], c[3]}; }
};

/// Pixels. What lies farther out is no picture's, and its products might overflow.
constexpr double kFarthest = 1e6;
/// False for what is not finite, too.
bool isWithinReach(Point p);

/// Clockwise, all four turns the same way, every corner within reach.
bool isConvex(const Quad& quad);
/// Pixels squared; positive for a clockwise quad.
double area(const Quad& quad);
Point center(const Quad& quad);
bool contains(const Quad& quad, Point point);
Quad scaled(const Quad& quad, double factor);
/// Area of the intersection over area of the union, 0..1. Both must be convex and clockwise.
double intersectionOverUnion(const Quad& a, const Quad& b);
/// The same four corners, clockwise, topLeft starting the long edge nearest the image's top.
Quad orderedAsSeen(const Quad& quad);

/// The line n.x * x + n.y * y = offset, |n| = 1.
struct Line {
  Point normal;
  double offset = 0;
};

std::optional<Line> lineThrough(Point a, Point b);
double signedDistance(const Line& line, Point point);
/// Empty when the lines are parallel to within 1e-9.
std::optional<Point> intersection(const Line& a, const Line& b);

/// The quad whose top, right, bottom and left sides lie on these lines. Empty when they meet in no convex quad.
std::optional<Quad> quadBetween(const std::array<Line, 4>& sides);

/// 3x3, row-major, maps (x, y, 1) up to scale.
struct Homography {
  std::array<double, 9> m{1, 0, 0, 0, 1, 0, 0, 0, 1};
  Point map(Point p) const;
};

/// The map that takes `from`'s corners to `to`'s. Empty when `from` is degenerate.
/// Heckbert, Fundamentals of Texture Mapping and Image Warping (1989), section 2.2.3.
std::optional<Homography> homographyBetween(const Quad& from, const Quad& to);

}  // namespace qujing

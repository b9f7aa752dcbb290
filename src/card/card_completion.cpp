#include "card/card_completion.h"

#include <algorithm>
#include <cmath>

#include "card/card_rectifier.h"

namespace qujing {
namespace {

struct Vector3 {
  double x, y, z;
};

Vector3 operator+(Vector3 a, Vector3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
Vector3 operator*(Vector3 a, double k) { return {a.x * k, a.y * k, a.z * k}; }
double dot(Vector3 a, Vector3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
Vector3 cross(Vector3 a, Vector3 b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }
double length(Vector3 a) { return std::sqrt(dot(a, a)); }

/// A pinhole camera: frame pixels to rays and back.
struct Camera {
  Point middle;
  double focalPixels;

  Vector3 ray(Point p) const { return {p.x - middle.x, p.y - middle.y, focalPixels}; }
  /// Normal of the plane through the camera that a line in the frame is the picture of.
  Vector3 plane(const Line& line) const {
    return {line.normal.x * focalPixels, line.normal.y * focalPixels, signedDistance(line, middle)};
  }
  Point picture(Vector3 v) const { return {middle.x + v.x * focalPixels / v.z, middle.y + v.y * focalPixels / v.z}; }
};

}  // namespace

std::optional<Segment> completeCard(const ThreeSides& sides, Point towards, double focalLength, int frameWidth,
                                    int frameHeight) {
  const Camera camera{{frameWidth / 2.0, frameHeight / 2.0}, focalLength * std::max(frameWidth, frameHeight)};
  const auto whole = lineThrough(sides.from, sides.to);
  if (!whole) return std::nullopt;
  const Vector3 down = cross(camera.plane(sides.before), camera.plane(sides.after));
  const Vector3 across = cross(camera.plane(*whole), down);
  const double downLength = length(down);
  // The far end of the whole side, where the near one is at the depth of its ray.
  const Vector3 from = camera.ray(sides.from), toRay = camera.ray(sides.to);
  const Vector3 fromMiss = cross(from, across), toMiss = cross(toRay, across);
  const double toMissSquared = dot(toMiss, toMiss);
  if (downLength < 1e-9 || toMissSquared < 1e-9) return std::nullopt;
  const Vector3 to = toRay * (dot(fromMiss, toMiss) / toMissSquared);
  const double width = length(to + from * -1.0);
  const double height = sides.isLong ? width / kCardAspect : width * kCardAspect;
  const double side = signedDistance(*whole, towards);
  for (const double sign : {1.0, -1.0}) {
    const Vector3 step = down * (sign * height / downLength);
    const Vector3 farTo = to + step, farFrom = from + step;
    if (to.z <= 0 || farTo.z <= 0 || farFrom.z <= 0) continue;
    const Segment segment{camera.picture(farTo), camera.picture(farFrom)};
    if (!isWithinReach(segment.from) || !isWithinReach(segment.to)) continue;
    if (signedDistance(*whole, segment.from) * side > 0) return segment;
  }
  return std::nullopt;
}

}  // namespace qujing

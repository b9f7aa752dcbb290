#include "face/head_motion.h"

#include <cmath>

#include "face/normal_equations.h"

namespace qujing {
namespace {

constexpr std::size_t kPoints = kRigidHeadPoints.size();

/// Where points lie about their middle, some 1 from it: the equations are well conditioned then (Hartley, In defense of
/// the eight-point algorithm, 1997).
struct Frame {
  Point middle;
  double unit = 1;  ///< pixels

  explicit Frame(const RigidPoints& seen) {
    for (const Point p : seen) middle = middle + p * (1.0 / kPoints);
    double squares = 0;
    for (const Point p : seen) squares += dot(p - middle, p - middle);
    unit = std::max(std::sqrt(squares / kPoints), 1e-9);
  }
  Point within(Point p) const { return (p - middle) * (1 / unit); }
};

/// Rows of the map from b's points to a's, for a map between what lies within the frames.
Homography unframed(const Homography& within, const Frame& a, const Frame& b) {
  const auto& m = within.m;
  Homography out;
  for (int row = 0; row < 3; ++row) {
    const double x = m[row * 3] / a.unit, y = m[row * 3 + 1] / a.unit;
    out.m[row * 3] = x;
    out.m[row * 3 + 1] = y;
    out.m[row * 3 + 2] = m[row * 3 + 2] - x * a.middle.x - y * a.middle.y;
  }
  for (int column = 0; column < 3; ++column) {
    const double w = out.m[6 + column];
    out.m[column] = out.m[column] * b.unit + b.middle.x * w;
    out.m[3 + column] = out.m[3 + column] * b.unit + b.middle.y * w;
  }
  return out;
}

/// Least squares of the eight numbers of a homography, its ninth 1.
std::optional<Homography> homographyOf(const RigidPoints& from, const RigidPoints& to) {
  const Frame a(from), b(to);
  std::array<double, 64> normal{};
  std::array<double, 8> right{};
  for (std::size_t i = 0; i < kPoints; ++i) {
    const Point p = a.within(from[i]), q = b.within(to[i]);
    const double rows[2][8] = {{p.x, p.y, 1, 0, 0, 0, -p.x * q.x, -p.y * q.x},
                               {0, 0, 0, p.x, p.y, 1, -p.x * q.y, -p.y * q.y}};
    const double values[2] = {q.x, q.y};
    for (int axis = 0; axis < 2; ++axis)
      for (std::size_t r = 0; r < 8; ++r) {
        right[r] += rows[axis][r] * values[axis];
        for (std::size_t c = 0; c < 8; ++c) normal[r * 8 + c] += rows[axis][r] * rows[axis][c];
      }
  }
  if (!solveNormal<8>(normal, right)) return std::nullopt;
  Homography plane;
  for (std::size_t i = 0; i < 8; ++i) plane.m[i] = right[i];
  plane.m[8] = 1;
  return unframed(plane, a, b);
}

}  // namespace

std::optional<HeadMotion> headMotion(const RigidPoints& from, const RigidPoints& to, double focalLength) {
  const std::optional<RigidHead> before = fitRigidHead(from, focalLength), after = fitRigidHead(to, focalLength);
  if (!before || !after) return std::nullopt;
  const RigidPoints solidFrom = before->seen(focalLength), solidTo = after->seen(focalLength);
  const std::optional<Homography> plane = homographyOf(from, to), solidPlane = homographyOf(solidFrom, solidTo);
  if (!plane || !solidPlane) return std::nullopt;
  HeadMotion motion{*plane, {}};
  for (std::size_t i = 0; i < kPoints; ++i) {
    motion.beyond[i] = solidTo[i] - solidPlane->map(solidFrom[i]);
    if (!isWithinReach(motion.beyond[i]) || !isWithinReach(plane->map(from[i]))) return std::nullopt;
  }
  return motion;
}

}  // namespace qujing

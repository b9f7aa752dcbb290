#include "face/rigid_head.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "face/normal_equations.h"

namespace qujing {
namespace {

constexpr std::size_t kPoints = kRigidHeadPoints.size();
constexpr int kSteps = 8;
/// Pixels per centimetre below which there is no face.
constexpr double kLeastScale = 1e-3;
/// Of the scale: residuals beyond this many centimetres count less (Huber).
constexpr double kTrusted = 0.3;
/// Centimetres: nobody holds a camera nearer.
constexpr double kNearest = 20;

double dot(Vector3 a, Vector3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
Vector3 cross(Vector3 a, Vector3 b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }
Vector3 operator*(Vector3 a, double k) { return {a.x * k, a.y * k, a.z * k}; }
Vector3 operator+(Vector3 a, Vector3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
Vector3 unit(Vector3 a) { return a * (1 / std::max(std::sqrt(dot(a, a)), 1e-12)); }

/// The canonical points about their middle, in head axes.
std::array<Vector3, kPoints> centredPoints() {
  Vector3 middle;
  for (const RigidHeadPoint& p : kRigidHeadPoints) middle = middle + Vector3{p.x, -p.y, -p.z} * (1.0 / kPoints);
  std::array<Vector3, kPoints> points;
  for (std::size_t i = 0; i < kPoints; ++i) {
    const RigidHeadPoint& p = kRigidHeadPoints[i];
    points[i] = Vector3{p.x, -p.y, -p.z} + middle * -1;
  }
  return points;
}

Rotation3 fromRows(Vector3 x, Vector3 y, Vector3 z) { return {{x.x, x.y, x.z, y.x, y.y, y.z, z.x, z.y, z.z}}; }

/// The rotation nearest to two rows of an affine camera: their bisectors are kept, as far apart as right angles are.
Rotation3 nearestRotation(Vector3 first, Vector3 second) {
  const Vector3 a = unit(first), b = unit(second);
  const Vector3 sum = unit(a + b), difference = unit(a + b * -1);
  const double half = std::sqrt(0.5);
  const Vector3 x = (sum + difference) * half, y = (sum + difference * -1) * half;
  return fromRows(x, y, cross(x, y));
}

/// Turned by a small rotation vector in camera axes (Rodrigues).
Rotation3 turned(const Rotation3& from, Vector3 by) {
  const double angle = std::sqrt(dot(by, by));
  if (angle < 1e-12) return from;
  const Vector3 axis = by * (1 / angle);
  const double c = std::cos(angle), s = std::sin(angle);
  Rotation3 to;
  for (std::size_t column = 0; column < 3; ++column) {
    const Vector3 v{from.m[column], from.m[3 + column], from.m[6 + column]};
    const Vector3 w = v * c + cross(axis, v) * s + axis * (dot(axis, v) * (1 - c));
    to.m[column] = w.x, to.m[3 + column] = w.y, to.m[6 + column] = w.z;
  }
  return to;
}

using Model = std::array<Vector3, kPoints>;

std::optional<RigidHead> closedForm(const Model& model, const RigidPoints& seen) {
  RigidHead head;
  for (Point p : seen) head.origin = head.origin + p * (1.0 / kPoints);
  std::array<double, 9> moments{};
  std::array<double, 3> across{}, down{};
  for (std::size_t i = 0; i < kPoints; ++i) {
    const std::array v{model[i].x, model[i].y, model[i].z};
    const Point p = seen[i] - head.origin;
    for (std::size_t r = 0; r < 3; ++r) {
      across[r] += v[r] * p.x;
      down[r] += v[r] * p.y;
      for (std::size_t c = 0; c < 3; ++c) moments[r * 3 + c] += v[r] * v[c];
    }
  }
  std::array<double, 9> again = moments;
  if (!solveNormal<3>(moments, across) || !solveNormal<3>(again, down)) return std::nullopt;
  const Vector3 a{across[0], across[1], across[2]}, b{down[0], down[1], down[2]};
  head.scale = (std::sqrt(dot(a, a)) + std::sqrt(dot(b, b))) / 2;
  if (!(head.scale > kLeastScale)) return std::nullopt;
  head.cameraFromHead = nearestRotation(a, b);
  return head;
}

/// One step of Gauss-Newton on x = origin + scale * (v.x, v.y) / (1 + v.z * scale / focalLength), v = R * model.
bool step(const Model& model, const RigidPoints& seen, double focalLength, RigidHead& head) {
  std::array<double, 36> normal{};
  std::array<double, 6> right{};
  double squares = 0;
  for (std::size_t i = 0; i < kPoints; ++i) {
    const Vector3 v = head.cameraFromHead.map(model[i]);
    const double depth = 1 + v.z * head.scale / focalLength;
    const double k = head.scale / std::max(depth, 0.2);
    const Point p{v.x * k, v.y * k};
    const Point error = seen[i] - head.origin - p;
    const double far = length(error), trusted = kTrusted * head.scale;
    const double weight = far > trusted ? trusted / far : 1;
    squares += far * far / kPoints;
    // By rotation about x, y, z: dv = w x v; depth changes with dv.z. By log scale. By origin.
    const double q = k / focalLength;
    const double rows[2][6] = {
        {-q * p.x * v.y, k * v.z + q * p.x * v.x, -k * v.y, p.x / depth, 1, 0},
        {-k * v.z - q * p.y * v.y, q * p.y * v.x, k * v.x, p.y / depth, 0, 1},
    };
    const double errors[2] = {error.x, error.y};
    for (int axis = 0; axis < 2; ++axis)
      for (std::size_t r = 0; r < 6; ++r) {
        right[r] += weight * rows[axis][r] * errors[axis];
        for (std::size_t c = 0; c < 6; ++c) normal[r * 6 + c] += weight * rows[axis][r] * rows[axis][c];
      }
  }
  head.residual = std::sqrt(squares);
  if (!solveNormal<6>(normal, right)) return false;
  head.cameraFromHead = turned(head.cameraFromHead, {right[0], right[1], right[2]});
  head.scale = std::min(head.scale * std::exp(std::clamp(right[3], -0.3, 0.3)), focalLength / kNearest);
  head.origin = head.origin + Point{right[4], right[5]};
  return std::isfinite(head.scale) && isWithinReach(head.origin);
}

}  // namespace

Vector3 Rotation3::map(Vector3 v) const {
  return {m[0] * v.x + m[1] * v.y + m[2] * v.z, m[3] * v.x + m[4] * v.y + m[5] * v.z,
          m[6] * v.x + m[7] * v.y + m[8] * v.z};
}

Vector3 Rotation3::mapBack(Vector3 v) const {
  return {m[0] * v.x + m[3] * v.y + m[6] * v.z, m[1] * v.x + m[4] * v.y + m[7] * v.z,
          m[2] * v.x + m[5] * v.y + m[8] * v.z};
}

Vector3 RigidHead::straightened(const FaceLandmark& from, const FaceLandmark& to) const {
  return cameraFromHead.mapBack({to.x - from.x, to.y - from.y, to.z - from.z});
}

HeadPose anglesOf(const Rotation3& cameraFromHead) {
  constexpr double kDegrees = 180 / std::numbers::pi;
  const auto& m = cameraFromHead.m;
  return {std::atan2(-m[2], m[8]) * kDegrees, std::asin(std::clamp(m[5], -1.0, 1.0)) * kDegrees,
          std::atan2(m[3], m[4]) * kDegrees};
}

std::optional<RigidPoints> rigidPointsOf(const FaceLandmarks& face) {
  RigidPoints seen;
  for (std::size_t i = 0; i < kPoints; ++i) {
    seen[i] = pointOf(face[kRigidHeadPoints[i].landmark]);
    if (!isWithinReach(seen[i])) return std::nullopt;
  }
  return seen;
}

RigidPoints RigidHead::seen(double focalLength) const {
  const Model model = centredPoints();
  focalLength = std::max(focalLength, scale * kNearest);
  RigidPoints points;
  for (std::size_t i = 0; i < kPoints; ++i) {
    const Vector3 v = cameraFromHead.map(model[i]);
    const double k = scale / std::max(1 + v.z * scale / focalLength, 0.2);
    points[i] = origin + Point{v.x, v.y} * k;
  }
  return points;
}

std::optional<RigidHead> fitRigidHead(const FaceLandmarks& face, double focalLength) {
  const std::optional<RigidPoints> seen = rigidPointsOf(face);
  return seen ? fitRigidHead(*seen, focalLength) : std::nullopt;
}

std::optional<RigidHead> fitRigidHead(const RigidPoints& seen, double focalLength) {
  const Model model = centredPoints();
  std::optional<RigidHead> head = closedForm(model, seen);
  if (!head) return head;
  focalLength = std::max(focalLength, head->scale * kNearest);
  for (int i = 0; i < kSteps; ++i)
    if (!step(model, seen, focalLength, *head)) return std::nullopt;
  return head;
}

double focalLengthGuess(const FaceLandmarks& face) {
  // Eyes 6.3 cm apart seen from 50 cm.
  return std::max(interEyeDistance(face), 1e-3) * 50 / 6.3;
}

}  // namespace qujing

#include "resident_id/card_pose.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "card/card_aspect.h"
#include "resident_id/field_layout.h"

namespace qujing {
namespace {

using Vector = std::array<double, 3>;

Vector cross(const Vector& a, const Vector& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

std::array<double, 4> edgeLengths(const Quad& quad) {
  const auto c = quad.corners();
  return {distance(c[0], c[1]), distance(c[1], c[2]), distance(c[2], c[3]), distance(c[3], c[0])};
}

constexpr double kDegrees = 180 / std::numbers::pi;

}  // namespace

double tiltDegrees(const Quad& quad, int frameWidth, int frameHeight) {
  const Quad card{{0, 0}, {kCardWidthMm, 0}, {kCardWidthMm, kCardHeightMm}, {0, kCardHeightMm}};
  const auto frameFromCard = homographyBetween(card, quad);
  if (!frameFromCard) return 90;
  const auto& m = frameFromCard->m;
  const double focal = kUsualFocalLength * std::max(frameWidth, frameHeight);
  auto ray = [&](int column) {
    const double w = m[6 + column];
    return Vector{(m[column] - w * frameWidth / 2) / focal, (m[3 + column] - w * frameHeight / 2) / focal, w};
  };
  const Vector normal = cross(ray(0), ray(1));
  const double size = std::hypot(normal[0], normal[1], normal[2]);
  return size > 0 ? std::acos(std::min(1.0, std::abs(normal[2]) / size)) * kDegrees : 90;
}

double leastPixelsPerMillimetre(const Quad& quad) {
  const auto [top, right, bottom, left] = edgeLengths(quad);
  return std::min(std::min(top, bottom) / kCardWidthMm, std::min(left, right) / kCardHeightMm);
}

double longEdgePixels(const Quad& quad) {
  const auto [top, right, bottom, left] = edgeLengths(quad);
  return std::max(std::max(top, bottom), std::max(left, right) * kCardWidthMm / kCardHeightMm);
}

int uprightRotation(const Quad& printed) {
  const Point along = printed.topRight - printed.topLeft + printed.bottomRight - printed.bottomLeft;
  const double turned = std::atan2(along.y, along.x) * kDegrees;
  return (360 - static_cast<int>(std::lround(turned / 90)) * 90) % 360;
}

}  // namespace qujing

#include "liveness/relief_fit.h"

#include <cmath>

#include "face/normal_equations.h"

namespace qujing {
namespace {

/// Centimetres of the canonical face. Points behind are on the face's outline: in each picture another place of the
/// cheek.
constexpr double kOutline = 0.5;
/// Patches of 4 x 4 places within 7 x 7 pixels, 0.15 eye distances: about a nostril.
constexpr int kSide = 4, kPlaces = kSide * kSide;
constexpr double kStep = 2, kReach = kStep * (kSide - 1) / 2;
/// Eight of the plane, then the depth.
constexpr std::size_t kNumbers = 9, kDepth = 8;
constexpr int kSteps = 7;
/// Luma steps, root mean square of a patch: what differs by more counts less (Cauchy's weights).
constexpr double kTrusted = 6;
/// Keeps the equations of a face without texture solvable.
constexpr double kDamping = 1e-3;
/// Square luma steps: no camera's noise is less.
constexpr double kLeastVariance = 1;
/// Within the equations pixels lie about this, in units of the eye distance.
constexpr Point kMiddle{FaceLook::kWidth / 2.0, FaceLook::kHeight / 2.0};
constexpr double kUnit = FaceLook::kEyeDistance;

using Row = std::array<double, kNumbers>;

struct Equations {
  std::array<double, kNumbers * kNumbers> normal{};
  Row right{};
  double cost = 0, contrast = 0, left = 0;
  int patches = 0;
};

/// One place of a patch: what it was, what it is, and how that changes with each number.
struct Place {
  double before = 0, now = 0;
  Row slopes{};

  Place& operator+=(const Place& more) {
    before += more.before;
    now += more.now;
    for (std::size_t c = 0; c < kNumbers; ++c) slopes[c] += more.slopes[c];
    return *this;
  }
};

Place placeAt(const FaceLook& before, const FaceLook& now, const ReliefFit& fit, Point from, Point beyond) {
  const Point flat = fit.plane.map(from), to = flat + beyond * fit.depth;
  const double across = (now.at(to + Point{1, 0}) - now.at(to - Point{1, 0})) / 2 * kUnit;
  const double down = (now.at(to + Point{0, 1}) - now.at(to - Point{0, 1})) / 2 * kUnit;
  const Point n = (from - kMiddle) * (1 / kUnit), f = (flat - kMiddle) * (1 / kUnit);
  const double outward = -(across * f.x + down * f.y);
  return {before.at(from),
          now.at(to),
          {across * n.x, across * n.y, across, down * n.x, down * n.y, down, outward * n.x, outward * n.y,
           (across * beyond.x + down * beyond.y) / kUnit}};
}

void addPatch(const std::array<Place, kPlaces>& places, Equations& equations) {
  Place mean;
  for (const Place& place : places) mean += place;
  std::array<double, kPlaces> errors{};
  double squares = 0;
  for (int k = 0; k < kPlaces; ++k) {
    const double was = places[k].before - mean.before / kPlaces, is = places[k].now - mean.now / kPlaces;
    errors[k] = was - is;
    squares += errors[k] * errors[k];
    equations.contrast += was * was;
  }
  const double off = squares / kPlaces / (kTrusted * kTrusted), weight = 1 / (1 + off);
  equations.cost += std::log1p(off);
  equations.left += squares;
  ++equations.patches;
  for (int k = 0; k < kPlaces; ++k) {
    Row slopes = places[k].slopes;
    for (std::size_t c = 0; c < kNumbers; ++c) slopes[c] -= mean.slopes[c] / kPlaces;
    for (std::size_t r = 0; r < kNumbers; ++r) {
      equations.right[r] += weight * slopes[r] * errors[k];
      for (std::size_t c = 0; c < kNumbers; ++c) equations.normal[r * kNumbers + c] += weight * slopes[r] * slopes[c];
    }
  }
}

bool isWithin(Point p) {
  constexpr double kMargin = kReach + 2;
  return p.x > kMargin && p.y > kMargin && p.x < FaceLook::kWidth - kMargin && p.y < FaceLook::kHeight - kMargin;
}

Equations equationsOf(const FaceLook& before, const FaceLook& now, const HeadMotion& motion, const ReliefFit& fit) {
  Equations equations;
  std::array<Place, kPlaces> places;
  for (std::size_t i = 0; i < kRigidHeadPoints.size(); ++i) {
    const Point from = before.points[i], beyond = motion.beyond[i];
    if (kRigidHeadPoints[i].z < kOutline || !isWithin(from)) continue;
    if (!isWithin(fit.plane.map(from) + beyond * fit.depth)) continue;
    for (int k = 0; k < kPlaces; ++k) {
      const int column = k % kSide, row = k / kSide;
      places[k] = placeAt(before, now, fit, from + Point{column * kStep - kReach, row * kStep - kReach}, beyond);
    }
    addPatch(places, equations);
  }
  for (std::size_t r = 0; r < kNumbers; ++r) equations.normal[r * kNumbers + r] *= 1 + kDamping;
  return equations;
}

/// (1 + step) after the plane: to the first order what the slopes are of.
Homography moved(const Homography& plane, const Row& step) {
  const double w = plane.m[6] * kMiddle.x + plane.m[7] * kMiddle.y + plane.m[8];
  const auto line = [&step](std::size_t first, double last) {
    const double x = step[first] / kUnit, y = step[first + 1] / kUnit;
    return std::array{x, y, last - x * kMiddle.x - y * kMiddle.y};
  };
  const auto across = line(0, step[2]), down = line(3, step[5]), far = line(6, 0);
  Homography next = plane;
  for (std::size_t c = 0; c < 3; ++c) {
    next.m[c] += w * (across[c] * kUnit + kMiddle.x * far[c]);
    next.m[3 + c] += w * (down[c] * kUnit + kMiddle.y * far[c]);
    next.m[6 + c] += w * far[c];
  }
  return next;
}

/// One over the variance of the depth once the plane has had its share.
double weightOf(Equations equations) {
  Row unit{};
  unit[kDepth] = 1;
  if (!solveNormal<kNumbers>(equations.normal, unit)) return 0;
  const double variance = std::max(equations.left / std::max(1, equations.patches * kPlaces), kLeastVariance);
  return 1 / std::max(unit[kDepth] * variance, 1e-12);
}

}  // namespace

ReliefFit fitRelief(const FaceLook& before, const FaceLook& now, const HeadMotion& motion, double depth) {
  ReliefFit fit{motion.plane, depth};
  Equations equations;
  for (int step = 0;; ++step) {
    equations = equationsOf(before, now, motion, fit);
    if (step == kSteps) break;
    Equations solved = equations;
    if (!solveNormal<kNumbers>(solved.normal, solved.right)) break;
    fit.plane = moved(fit.plane, solved.right);
    fit.depth += solved.right[kDepth];
  }
  if (equations.patches == 0 || !(equations.contrast > 0) || !std::isfinite(fit.depth)) return {};
  fit.cost = equations.cost / equations.patches;
  fit.weight = weightOf(equations);
  return fit;
}

}  // namespace qujing

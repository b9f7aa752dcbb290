#include "card/card_aspect.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "card/card_rectifier.h"

namespace qujing {
namespace {

/// Of the logarithm of the aspect and of the cosine, on generated cards with corners found to 2 px.
constexpr double kAspectDeviation = 0.04;
constexpr double kSkewDeviation = 0.05;

/// Of the logarithm of the focal length over the usual one: zoomed, cropped and wide pictures are rarer, and with any
/// focal length a phone seen aslant could be a card.
constexpr double kFocalDeviation = 1.5;

struct Lens {
  double focalLength;  ///< in long sides of the frame
  double miss;         ///< deviations from the usual lens
};

/// The usual one first: what it explains needs no other.
const std::array<Lens, 11>& lenses() {
  static const std::array<Lens, 11> table = [] {
    std::array<Lens, 11> all{};
    constexpr std::array kFocalLengths{0.9, 0.8, 1.0, 0.7, 1.15, 0.6, 1.4, 0.5, 1.9, 3.0, 6.0};
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = {kFocalLengths[i], std::abs(std::log(kFocalLengths[i] / kUsualFocalLength)) / kFocalDeviation};
    return all;
  }();
  return table;
}

struct Vector3 {
  double x, y, z;
};

double dot(Vector3 a, Vector3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

Quad centred(const Quad& quad, Point middle, double scale) {
  return {(quad.topLeft - middle) * scale, (quad.topRight - middle) * scale, (quad.bottomRight - middle) * scale,
          (quad.bottomLeft - middle) * scale};
}

SeenSquare seenWith(const Homography& frameFromSquare, const Lens& lens) {
  const double focalLength = lens.focalLength;
  const auto& m = frameFromSquare.m;
  const Vector3 across{m[0] / focalLength, m[3] / focalLength, m[6]};
  const Vector3 down{m[1] / focalLength, m[4] / focalLength, m[7]};
  const double width = std::sqrt(dot(across, across)), height = std::sqrt(dot(down, down));
  SeenSquare seen;
  seen.topIsLong = width >= height;
  seen.aspect = seen.topIsLong ? width / height : height / width;
  seen.skewCosine = dot(across, down) / (width * height);
  const double aspectMiss = std::log(seen.aspect / kCardAspect) / kAspectDeviation;
  const double skewMiss = seen.skewCosine / kSkewDeviation;
  seen.misfit = std::sqrt(aspectMiss * aspectMiss + skewMiss * skewMiss + lens.miss * lens.miss);
  return seen;
}

}  // namespace

SeenSquare seenSquare(const Quad& quad, int frameWidth, int frameHeight) {
  const double scale = 1.0 / std::max(frameWidth, frameHeight);
  const Quad inFrame = centred(quad, {frameWidth / 2.0, frameHeight / 2.0}, scale);
  SeenSquare best;
  best.misfit = std::numeric_limits<double>::infinity();
  const auto frameFromSquare = homographyBetween({{0, 0}, {1, 0}, {1, 1}, {0, 1}}, inFrame);
  if (!frameFromSquare) return best;
  for (const Lens& lens : lenses()) {
    if (lens.miss >= best.misfit) continue;
    const SeenSquare seen = seenWith(*frameFromSquare, lens);
    if (seen.misfit < best.misfit) best = seen;
  }
  return best;
}

Quad orderedAsCard(const Quad& quad, int frameWidth, int frameHeight) {
  auto c = quad.corners();
  if (area(quad) < 0) std::swap(c[1], c[3]);
  const int longEdge = seenSquare(Quad::fromCorners(c), frameWidth, frameHeight).topIsLong ? 0 : 1;
  const auto height = [&c](int i) { return c[i].y + c[(i + 1) % 4].y; };
  std::rotate(c.begin(), c.begin() + (height(longEdge) <= height((longEdge + 2) % 4) ? longEdge : longEdge + 2),
              c.end());
  return Quad::fromCorners(c);
}

}  // namespace qujing

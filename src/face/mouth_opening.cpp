#include "face/mouth_opening.h"

#include <algorithm>
#include <array>
#include <utility>

namespace qujing {
namespace {

/// Inner lips, upper and lower, from the subject's right to left.
constexpr std::array<std::pair<std::size_t, std::size_t>, 9> kInnerLips{
    {{191, 95}, {80, 88}, {81, 178}, {82, 87}, {13, 14}, {312, 317}, {311, 402}, {310, 318}, {415, 324}}};

}  // namespace

double mouthOpening(const FaceLandmarks& face) {
  double widest = 0;
  for (auto [upper, lower] : kInnerLips)
    widest = std::max(widest, distance(pointOf(face[upper]), pointOf(face[lower])));
  return widest / std::max(eyeToChin(face), 1e-9);
}

}  // namespace qujing

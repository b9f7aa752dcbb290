#include "portrait/shoulder_line.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace qujing {
namespace {

constexpr double kPerson = 0.5;
/// Face widths from the face's middle: beside the neck and the hair that falls on it, within most pictures.
constexpr std::array<double, 5> kColumns{0.85, 0.92, 1, 1.07, 1.14};

/// The top of what is seen of the person at a column, below the mouth; empty where there is none within the mask.
std::optional<double> topAt(const PersonMask& mask, double x, double from) {
  if (x < mask.area.x || x > mask.area.x + mask.area.width) return {};
  const double step = mask.area.height / kMaskSide;
  // What is person already at the mouth's height is hair or a raised arm.
  if (mask.at({x, from}) >= kPerson) return {};
  const int steps = static_cast<int>((mask.area.y + mask.area.height - from) / std::max(step, 1e-6));
  for (int i = 0; i < std::min(steps, kMaskSide); ++i)
    if (mask.at({x, from + i * step}) >= kPerson) return from + i * step;
  return {};
}

}  // namespace

std::optional<double> shoulderSlope(const FaceLandmarks& face, const PersonMask& mask) {
  if (!mask.known()) return {};
  const double width = faceWidth(face);
  const double middle = (face[landmark::kRightCheek].x + face[landmark::kLeftCheek].x) / 2;
  const double from = (face[landmark::kMouthRight].y + face[landmark::kMouthLeft].y) / 2;
  std::array<double, kColumns.size()> slopes{};
  std::size_t count = 0;
  for (const double column : kColumns) {
    const auto right = topAt(mask, middle - column * width, from), left = topAt(mask, middle + column * width, from);
    if (right && left) slopes[count++] = (*left - *right) / (2 * column * width);
  }
  if (count < 3) return {};
  std::sort(slopes.begin(), slopes.begin() + count);
  return std::atan(slopes[count / 2]) * 180 / std::numbers::pi;
}

}  // namespace qujing

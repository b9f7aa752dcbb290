#include "face/landmark_smoother.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace qujing {
namespace {

/// Hertz at rest; hertz more for each face length (eye distance) a second; hertz of the speed's own filter.
constexpr double kRestHertz = 1.5, kHertzPerSpeed = 30, kSpeedHertz = 3;
/// Milliseconds and eye distances beyond which a face is another one.
constexpr double kLongestGapMs = 500, kFarthestMove = 0.6;

/// An eye's corners and the points between them that move with the lids.
struct Eye {
  std::size_t outer, inner;
  std::array<std::size_t, 28> lids;
};
constexpr Eye kRightEye{33, 133, {246, 161, 160, 159, 158, 157, 173, 7,  163, 144, 145, 153, 154, 155,
                                  247, 30,  29,  27,  28,  56,  190, 25, 110, 24,  23,  22,  26,  112}};
constexpr Eye kLeftEye{263, 362, {466, 388, 387, 386, 385, 384, 398, 249, 390, 373, 374, 380, 381, 382,
                                  467, 260, 259, 257, 258, 286, 414, 255, 339, 254, 253, 252, 256, 341}};

double share(double hertz, double seconds) {
  const double reach = 2 * std::numbers::pi * hertz * seconds;
  return reach / (reach + 1);
}

void carryLids(const FaceLandmarks& seen, const Eye& eye, FaceLandmarks& face) {
  const Point outer = pointOf(face[eye.outer]) - pointOf(seen[eye.outer]);
  const Point inner = pointOf(face[eye.inner]) - pointOf(seen[eye.inner]);
  const Point axis = pointOf(seen[eye.inner]) - pointOf(seen[eye.outer]);
  const double square = std::max(dot(axis, axis), 1e-9);
  for (std::size_t i : eye.lids) {
    const double along = std::clamp(dot(pointOf(seen[i]) - pointOf(seen[eye.outer]), axis) / square, 0.0, 1.0);
    const Point by = outer * (1 - along) + inner * along;
    face[i] = {seen[i].x + by.x, seen[i].y + by.y, seen[i].z};
  }
}

}  // namespace

void LandmarkSmoother::smooth(FaceLandmarks& face, double timestampMs) {
  const double unit = std::max(interEyeDistance(face), 1e-3);
  const double passedMs = last_ ? timestampMs - last_->timestampMs : 0;
  const bool same =
      last_ && passedMs > 0 && passedMs <= kLongestGapMs &&
      distance(pointOf(face[landmark::kNoseTip]), pointOf(last_->face[landmark::kNoseTip])) < kFarthestMove * unit;
  if (!same) {
    last_ = State{};
    last_->face = face;
    last_->timestampMs = timestampMs;
    return;
  }
  const FaceLandmarks seen = face;
  const double seconds = passedMs / 1000, speedShare = share(kSpeedHertz, seconds);
  for (std::size_t i = 0; i < face.size(); ++i) {
    FaceLandmark& held = last_->face[i];
    Speed& speed = last_->speeds[i];
    const Point step{seen[i].x - held.x, seen[i].y - held.y};
    speed.x += speedShare * (step.x / unit / seconds - speed.x);
    speed.y += speedShare * (step.y / unit / seconds - speed.y);
    const double part = share(kRestHertz + kHertzPerSpeed * std::hypot(speed.x, speed.y), seconds);
    held = {held.x + part * step.x, held.y + part * step.y, held.z + part * (seen[i].z - held.z)};
    face[i] = held;
  }
  for (const Eye& eye : {kRightEye, kLeftEye}) carryLids(seen, eye, face);
  last_->timestampMs = timestampMs;
}

}  // namespace qujing

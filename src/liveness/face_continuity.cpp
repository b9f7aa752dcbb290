#include "liveness/face_continuity.h"

#include <algorithm>
#include <array>

namespace qujing {
namespace {

double overlapOf(const Rect& a, const Rect& b) {
  const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const double both = width * height;
  return both / (a.width * a.height + b.width * b.height - both);
}

/// The largest of the points' movements, pixels.
double movementOf(const FacePoints& a, const FacePoints& b) {
  return std::max({distance(a.leftEye, b.leftEye), distance(a.rightEye, b.rightEye), distance(a.nose, b.nose),
                   distance(a.mouthLeft, b.mouthLeft), distance(a.mouthRight, b.mouthRight), distance(a.chin, b.chin)});
}

}  // namespace

FaceContinuity::FaceContinuity(const ContinuityThresholds& thresholds)
    : thresholds_(thresholds), signatures_(thresholds) {}

ContinuityBreak FaceContinuity::next(const Observation& seen) {
  if (broken_ == ContinuityBreak::none) broken_ = judge(seen);
  return broken_;
}

ContinuityBreak FaceContinuity::judge(const Observation& seen) {
  if (!firstMs_) firstMs_ = seen.timestampMs;
  if (hasOtherFaces(seen)) return ContinuityBreak::multipleFaces;
  const double lastMs = last_ ? last_->timestampMs : *firstMs_;
  if (seen.timestampMs - lastMs > thresholds_.mostGapMs) return ContinuityBreak::faceLost;
  if (!seen.face) return ContinuityBreak::none;
  const Place place{seen.face->box, seen.face->points, seen.timestampMs};
  if (!canFollow(place)) {
    if (!jumpedSinceMs_) jumpedSinceMs_ = seen.timestampMs;
    const bool stays = seen.timestampMs - *jumpedSinceMs_ >= thresholds_.mostJumpMs;
    return stays ? ContinuityBreak::faceChanged : ContinuityBreak::none;
  }
  jumpedSinceMs_.reset();
  last_ = place;
  return signatures_.isAnother(*seen.face, seen.timestampMs) ? ContinuityBreak::faceChanged : ContinuityBreak::none;
}

bool FaceContinuity::hasOtherFaces(const Observation& seen) {
  if (seen.faceCount <= 1) {
    otherSinceMs_.reset();
    return false;
  }
  if (!otherSinceMs_) otherSinceMs_ = seen.timestampMs;
  return seen.timestampMs - *otherSinceMs_ > thresholds_.mostOtherFaceMs;
}

bool FaceContinuity::canFollow(const Place& place) const {
  if (!last_) return true;
  const double seconds = (place.timestampMs - last_->timestampMs) / 1000;
  const double most = last_->box.width * (thresholds_.jumpSlack + thresholds_.mostPointSpeed * seconds);
  return overlapOf(last_->box, place.box) >= thresholds_.leastOverlap &&
         movementOf(last_->points, place.points) <= most;
}

}  // namespace qujing

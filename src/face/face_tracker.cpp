#include "face/face_tracker.h"

#include <algorithm>
#include <cmath>

#include "face/face_patch.h"

namespace qujing {
namespace {

/// The landmark model's face flag (MediaPipe's face_landmark graphs hold on above the same).
constexpr double kLeastPresence = 0.5;
/// Looks that do not see the held face before it is given up: the model may be sure of something that is none.
constexpr int kMostUnseenLooks = 3;
/// The landmarks are exact on a patch that is the one around them (MODELS.md). A pass is repeated on the patch that it
/// found while that is this much another one, in patch sides or radians: from the detector's rough box 1.9 % of the eye
/// distance become 1.2 %, a face that hardly moved needs one pass.
constexpr double kSettled = 0.012;
/// A live frame has the next one to go on from.
constexpr int kMostPassesLive = 2, kMostPassesStill = 4;
/// Frame pixels; nothing can be told of a smaller face.
constexpr double kLeastFace = 16;
/// Of the landmarks: when fewer are in the frame the face has left it.
constexpr double kLeastInFrame = 0.5;

/// How far two patches are from being one.
double differenceOf(const Patch& a, const Patch& b) {
  const double side = length(a.across) * a.width;
  const auto middle = [](const Patch& p) { return p.toFrame({p.width / 2.0, p.height / 2.0}); };
  const double turn = std::atan2(cross(a.across, b.across), dot(a.across, b.across));
  return std::max(
      {distance(middle(a), middle(b)) / side, std::abs(length(b.across) * b.width / side - 1), std::abs(turn)});
}

Point middleOf(const Rect& box) { return {box.x + box.width / 2, box.y + box.height / 2}; }

bool isAt(const Rect& box, Point point) {
  return point.x >= box.x && point.y >= box.y && point.x <= box.x + box.width && point.y <= box.y + box.height;
}

/// The larger of two faces is meant, unless it is far from the middle.
double importance(const FaceDetection& face, int width, int height) {
  const Point middle{width / 2.0, height / 2.0};
  const double away = distance(middleOf(face.box), middle) / std::max(length(middle), 1.0);
  return std::sqrt(std::max(face.box.width * face.box.height, 0.0)) * (1 - 0.5 * std::min(away, 1.0));
}

}  // namespace

void FaceTracker::begin(int frameWidth, int frameHeight, double timestampMs) {
  if (still_ || frameWidth != width_ || frameHeight != height_) reset();
  width_ = frameWidth, height_ = frameHeight, nowMs_ = timestampMs;
  looked_ = confirming_ = false;
  if (!held_) return lookForFaces();
  tracked_ = true;
  follow(landmarkPatch(face_), kMostPassesLive);
}

void FaceTracker::beginStill(int frameWidth, int frameHeight) {
  reset();
  still_ = true;
  width_ = frameWidth, height_ = frameHeight;
  lookForFaces();
}

void FaceTracker::acceptDetections(const FaceDetections& found) {
  if (step_ != FaceStep::detector) return;
  detections_ = found;
  step_ = FaceStep::none;
  if (held_) {
    const Point middle = middleOf(boundsOf(face_));
    const auto faces = found.all();
    const bool seen =
        std::any_of(faces.begin(), faces.end(), [&](const FaceDetection& f) { return isAt(f.box, middle); });
    unseenLooks_ = seen ? 0 : unseenLooks_ + 1;
    if (seen && looks_.confirm && found.count > 1) return confirmOther();
    if (seen || (faces.empty() && unseenLooks_ < kMostUnseenLooks)) return;
    lose();
  }
  const FaceDetection* best = nullptr;
  for (const FaceDetection& face : found.all())
    if (!best || importance(face, width_, height_) > importance(*best, width_, height_)) best = &face;
  if (best) follow(landmarkPatch(*best), still_ ? kMostPassesStill : kMostPassesLive);
}

void FaceTracker::acceptLandmarks(const FaceLandmarks& face, double presence) {
  if (step_ != FaceStep::landmarks) return;
  step_ = FaceStep::none;
  if (confirming_) {
    confirming_ = false;
    if (!(presence >= kLeastPresence)) detections_.count = 1;
    return;
  }
  if (!(presence >= kLeastPresence) || !isInFrame(face)) {
    lose();
    if (!looked_) lookForFaces();
    return;
  }
  face_ = face;
  presence_ = std::min(presence, 1.0);
  held_ = true;
  const Patch around = landmarkPatch(face_);
  if (--passesLeft_ > 0 && differenceOf(patch_, around) > kSettled) return follow(around, passesLeft_);
  const double everyMs = detections_.count > 1 ? looks_.severalMs : looks_.everyMs;
  if (!looked_ && lastLookMs_ && nowMs_ - *lastLookMs_ >= everyMs) lookForFaces();
}

int FaceTracker::faceCount() const { return std::max(detections_.count, held_ ? 1 : 0); }

void FaceTracker::reset() {
  const LookIntervals looks = looks_;
  *this = {};
  looks_ = looks;
}

void FaceTracker::lookForFaces() {
  looked_ = true;
  lastLookMs_ = nowMs_;
  if (!held_) tracked_ = false;
  patch_ = detectorPatch(width_, height_);
  step_ = FaceStep::detector;
}

/// Of the others the one that the detector is surest of speaks for all.
void FaceTracker::confirmOther() {
  const Point middle = middleOf(boundsOf(face_));
  const auto faces = detections_.all();
  const auto other =
      std::find_if(faces.begin(), faces.end(), [&](const FaceDetection& f) { return !isAt(f.box, middle); });
  if (other == faces.end()) return;
  confirming_ = true;
  patch_ = landmarkPatch(*other);
  step_ = FaceStep::landmarks;
}

void FaceTracker::follow(const Patch& patch, int passes) {
  patch_ = patch;
  passesLeft_ = passes;
  step_ = FaceStep::landmarks;
}

void FaceTracker::lose() {
  held_ = tracked_ = false;
  presence_ = 0;
  unseenLooks_ = 0;
}

bool FaceTracker::isInFrame(const FaceLandmarks& face) const {
  int inside = 0;
  for (const FaceLandmark& p : face) {
    if (!isWithinReach(pointOf(p)) || !std::isfinite(p.z)) return false;
    inside += p.x >= 0 && p.y >= 0 && p.x < width_ && p.y < height_;
  }
  const Rect box = boundsOf(face);
  return inside >= kLeastInFrame * static_cast<double>(kLandmarkCount) && std::max(box.width, box.height) >= kLeastFace;
}

}  // namespace qujing

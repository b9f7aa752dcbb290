#include "portrait/geometry_checks.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "portrait/framing_checks.h"
#include "portrait/shoulder_line.h"
#include "quality/standard_score.h"

namespace qujing {
namespace {

/// Of a detection: what the detector is less sure of is no second person.
constexpr double kLeastFaceScore = 0.5;

double area(const Rect& rect) { return rect.width * rect.height; }

bool holds(const Rect& rect, Point p) {
  return p.x >= rect.x && p.y >= rect.y && p.x <= rect.x + rect.width && p.y <= rect.y + rect.height;
}

Point middle(const Rect& rect) { return {rect.x + rect.width / 2, rect.y + rect.height / 2}; }

/// Area of the largest other face over that of the one whose landmarks are known, else over that of the largest.
double secondFaceRatio(const PortraitSight& sight) {
  const FaceDetection* own = nullptr;
  for (const FaceDetection& face : sight.faces.all()) {
    const bool isOwn = sight.landmarks != nullptr && holds(face.box, pointOf((*sight.landmarks)[landmark::kNoseTip]));
    const bool isLarger = own == nullptr || area(face.box) > area(own->box);
    if (sight.landmarks != nullptr ? isOwn && isLarger : isLarger) own = &face;
  }
  double ownArea = own != nullptr ? area(own->box) : 0, largest = 0;
  // The detector may have rested since the face came: then the landmarks tell its size.
  if (own == nullptr && sight.landmarks != nullptr) ownArea = std::pow(faceWidth(*sight.landmarks), 2);
  for (const FaceDetection& face : sight.faces.all())
    if (&face != own && face.score >= kLeastFaceScore && (own == nullptr || !holds(own->box, middle(face.box))))
      largest = std::max(largest, area(face.box));
  return ownArea > 0 ? largest / ownArea : 0;
}

Check angleCheck(const PortraitScene& scene, double degrees, double most, CheckCode failure) {
  const CheckRule& margin = scene.sight.thresholds.poseMargin;
  const CheckRule rule{margin.threshold * most, 0, margin.gating, margin.warnCode};
  const Check check = judged(CheckId::headPose, CheckUnit::degrees, std::abs(degrees), rule, failure);
  return scored(check, standard::headPoseScore(degrees));
}

Check poseCheck(const PortraitScene& scene) {
  const PhotoSpec& spec = scene.sight.spec;
  if (!scene.sight.pose) return unassessed(CheckId::headPose, CheckUnit::degrees, scene.sight.thresholds.poseMargin);
  const HeadPose& pose = *scene.sight.pose;
  const Check yaw = angleCheck(scene, pose.yaw, spec.yaw, CheckCode::faceTurned);
  const Check pitch =
      angleCheck(scene, pose.pitch, spec.pitch, pose.pitch > 0 ? CheckCode::chinHigh : CheckCode::chinLow);
  const Check roll = angleCheck(scene, pose.roll, spec.roll, CheckCode::headTilted);
  return worse(worse(yaw, pitch), roll);
}

Check eyeDistanceCheck(const PortraitScene& scene) {
  const double yaw = scene.sight.pose ? scene.sight.pose->yaw : 0;
  const double cosine = std::max(0.5, std::cos(yaw * std::numbers::pi / 180));
  const double pixels = scene.fullPixels(interEyeDistance(scene.face)) / cosine;
  const Check check = judged(CheckId::interEyeDistance, CheckUnit::pixels, pixels, scene.sight.thresholds.eyeDistance,
                             CheckCode::tooFar);
  return scored(check, standard::eyeDistanceScore(pixels));
}

/// Photo pixels that one pixel of the picture as captured becomes; of a photo, those that it is short of its spec.
Check enlargementCheck(const PortraitScene& scene) {
  const PortraitSight& sight = scene.sight;
  const double enlargement = scene.isPhoto()
                                 ? static_cast<double>(sight.spec.width) / scene.fullPixels(sight.picture.width())
                                 : sight.spec.width / scene.fullPixels(scene.plan.crop.width);
  return judged(CheckId::resolution, CheckUnit::ratio, enlargement, sight.thresholds.enlargement,
                CheckCode::lowResolution);
}

Check shouldersCheck(const PortraitScene& scene) {
  const CheckRule& rule = scene.sight.thresholds.shoulders;
  const auto slope = shoulderSlope(scene.face, scene.sight.mask);
  if (!slope) return unassessed(CheckId::shouldersLevel, CheckUnit::degrees, rule);
  return judged(CheckId::shouldersLevel, CheckUnit::degrees, std::abs(*slope), rule, CheckCode::shouldersTilted);
}

}  // namespace

Check singleFaceCheck(const PortraitSight& sight) {
  const CheckRule& rule = sight.thresholds.secondFace;
  if (sight.landmarks == nullptr && sight.faces.count == 0) {
    Check none = unassessed(CheckId::singleFacePresent, CheckUnit::share, rule);
    none.code = CheckCode::noFace;
    return none;
  }
  const double ratio = secondFaceRatio(sight);
  const Check check = judged(CheckId::singleFacePresent, CheckUnit::share, ratio, rule, CheckCode::severalFaces);
  return scored(check, standard::singleFaceScore(ratio));
}

void judgeGeometry(const PortraitScene& scene, PortraitChecks& checks) {
  put(checks, poseCheck(scene));
  put(checks, eyeDistanceCheck(scene));
  put(checks, headSizeCheck(scene));
  put(checks, headPositionCheck(scene));
  put(checks, enlargementCheck(scene));
  put(checks, shouldersCheck(scene));
}

}  // namespace qujing

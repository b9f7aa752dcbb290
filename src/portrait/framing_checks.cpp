#include "portrait/framing_checks.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

constexpr double kPerson = 0.5;  ///< of the mask
/// Places along a border at which a person is looked for.
constexpr int kBorderPlaces = 32;

/// Photo pixels. Their rules' ideal is the middle of the range; the rest is as the rule `model` says.
Check withinRange(CheckId id, double value, const PixelRange& range, const CheckRule& model, CheckCode below,
                  CheckCode above) {
  const CheckRule least{range.least, std::max(range.middle(), range.least + 1), model.gating, model.warnCode};
  const CheckRule most{range.most, std::min(range.middle(), range.most - 1), model.gating, model.warnCode};
  return worse(judged(id, CheckUnit::pixels, value, least, below), judged(id, CheckUnit::pixels, value, most, above));
}

Check sizeInGuide(const PortraitScene& scene, const Rect& guide) {
  const PhotoSpec& spec = scene.sight.spec;
  const PortraitThresholds& t = scene.sight.thresholds;
  const double width = faceWidth(scene.face) * spec.width / guide.width;
  return worse(
      judged(CheckId::headSize, CheckUnit::ratio, width / spec.faceWidth.least, t.smallInGuide, CheckCode::tooFar),
      judged(CheckId::headSize, CheckUnit::ratio, width / spec.faceWidth.most, t.largeInGuide, CheckCode::tooClose));
}

/// The width that the face will have in the photo: that of the plan, unless the whole picture is less than the crop, or
/// has too few pixels.
double widthToCome(const PortraitScene& scene) {
  const PortraitSight& sight = scene.sight;
  const double width = faceWidth(scene.face);
  const double least = width * std::max(sight.spec.width / static_cast<double>(sight.picture.width()),
                                        sight.spec.height / static_cast<double>(sight.picture.height()));
  const double most = scene.fullPixels(width) * sight.thresholds.enlargement.threshold;
  return std::min(most, std::max(least, width * sight.spec.width / scene.plan.crop.width));
}

/// A check of how far something is beyond what it may, in eye distances.
Check beyond(const PortraitScene& scene, double pixels, const CheckRule& rule, CheckCode failure) {
  const double distances = pixels / std::max(1.0, interEyeDistance(scene.face));
  return judged(CheckId::headPosition, CheckUnit::eyeDistances, distances, rule, failure);
}

Check positionInGuide(const PortraitScene& scene, const Rect& guide) {
  const PhotoSpec& spec = scene.sight.spec;
  const Point eyes = (rightEyeCentre(scene.face) + leftEyeCentre(scene.face)) * 0.5;
  const Point wanted{guide.x + guide.width / 2,
                     guide.y + spec.eyesToTop.middle() * guide.height / std::max(1, spec.height)};
  return beyond(scene, distance(eyes, wanted), scene.sight.thresholds.offGuide, CheckCode::offCentre);
}

/// A photo with its background replaced may reach beyond a side of the picture where no person is.
bool showsPerson(const PortraitScene& scene, double x) {
  const PersonMask& mask = scene.sight.mask;
  if (!scene.sight.spec.replaceBackground || !mask.known()) return true;
  const Rect& crop = scene.plan.crop;
  for (int i = 0; i < kBorderPlaces; ++i)
    if (mask.at({x, crop.y + crop.height * (i + 0.5) / kBorderPlaces}) >= kPerson) return true;
  return false;
}

Check positionInPicture(const PortraitScene& scene) {
  const PortraitThresholds& t = scene.sight.thresholds;
  const Rect& crop = scene.plan.crop;
  const double width = scene.sight.picture.width(), height = scene.sight.picture.height();
  double missing = crop.y + crop.height - height;
  if (showsPerson(scene, 0)) missing = std::max(missing, -crop.x);
  if (showsPerson(scene, width)) missing = std::max(missing, crop.x + crop.width - width);
  const Check body = beyond(scene, missing, t.beyondPicture, CheckCode::noBody);
  const Check hair = beyond(scene, scene.plan.crownY, t.headroom, CheckCode::noHeadroom);
  const Check position = worse(body, hair);
  if (scene.sight.spec.replaceBackground) return position;
  return worse(position, beyond(scene, -crop.y, t.beyondPicture, CheckCode::noHeadroom));
}

/// Photo pixels, at the spec's size.
Check positionInPhoto(const PortraitScene& scene) {
  const PhotoSpec& spec = scene.sight.spec;
  const CheckRule& model = scene.sight.thresholds.beyondPicture;
  const double scale = static_cast<double>(spec.width) / scene.sight.picture.width();
  const double eyes = (rightEyeCentre(scene.face).y + leftEyeCentre(scene.face).y) / 2 * scale;
  const double middle =
      (scene.face[landmark::kRightCheek].x + scene.face[landmark::kLeftCheek].x) / 2 * scale - spec.width / 2.0;
  const CheckId id = CheckId::headPosition;
  Check check = withinRange(id, eyes, spec.eyesToTop, model, CheckCode::noHeadroom, CheckCode::offCentre);
  check = worse(check, withinRange(id, middle, {-spec.offCentre, spec.offCentre}, model, CheckCode::offCentre,
                                   CheckCode::offCentre));
  if (!scene.sight.mask.known()) return check;
  return worse(check, withinRange(id, scene.plan.crownY * scale, spec.crownToTop, model, CheckCode::noHeadroom,
                                  CheckCode::offCentre));
}

const Rect* guideOf(const PortraitScene& scene) {
  const PortraitTask& task = scene.sight.task;
  return task.stage == PortraitStage::live && task.guide && task.guide->width >= 1 ? &*task.guide : nullptr;
}

}  // namespace

Check headSizeCheck(const PortraitScene& scene) {
  if (const Rect* const guide = guideOf(scene)) return sizeInGuide(scene, *guide);
  const PhotoSpec& spec = scene.sight.spec;
  const double width =
      scene.isPhoto() ? faceWidth(scene.face) * spec.width / scene.sight.picture.width() : widthToCome(scene);
  return withinRange(CheckId::headSize, width, spec.faceWidth, scene.sight.thresholds.smallInGuide, CheckCode::tooFar,
                     CheckCode::tooClose);
}

Check headPositionCheck(const PortraitScene& scene) {
  if (scene.isPhoto()) return positionInPhoto(scene);
  const Check inPicture = positionInPicture(scene);
  const Rect* const guide = guideOf(scene);
  return guide == nullptr ? inPicture : worse(inPicture, positionInGuide(scene, *guide));
}

}  // namespace qujing

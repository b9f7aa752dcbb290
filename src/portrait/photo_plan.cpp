#include "portrait/photo_plan.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

/// Of the distance from the forehead to the chin: how far hair reaches above the forehead's top on most heads.
constexpr double kHairAboveForehead = 0.24;
constexpr double kPerson = 0.5;  ///< of the mask
/// Face widths beside the face's middle in which the crown is looked for.
constexpr double kCrownReach = 0.25;
constexpr int kCrownColumns = 9;
/// Of a range, at each end: landmarks and the mask are known to some pixels only.
constexpr double kInset = 0.06;
constexpr int kScales = 49;
/// What a photo pixel beyond the picture weighs against a placement at its range's end.
constexpr double kOverflowCost = 0.4, kMissCost = 100;
/// Enlarging by a fifth weighs nearly as much as a value at its range's end: of few pixels a smaller face is made.
constexpr double kEnlargeCost = 25;

PixelRange inset(const PixelRange& range) {
  const double by = (range.most - range.least) * kInset;
  return {range.least + by, range.most - by};
}

/// Source pixels.
struct Face {
  double crown = 0, eyes = 0, middle = 0, width = 0;
};

Face faceOf(const FaceLandmarks& landmarks, const PersonMask& mask) {
  return {crownY(landmarks, mask), (rightEyeCentre(landmarks).y + leftEyeCentre(landmarks).y) / 2,
          (landmarks[landmark::kRightCheek].x + landmarks[landmark::kLeftCheek].x) / 2,
          std::max(1.0, faceWidth(landmarks))};
}

/// Where a photo of one scale lies. scale: photo pixels for one of the source.
struct Placement {
  double scale = 1, left = 0, top = 0;
  double cost = 0;
};

class Planner {
 public:
  Planner(const Face& face, int pictureWidth, int pictureHeight, const PhotoSpec& spec)
      : face_(face), width_(pictureWidth), height_(pictureHeight), spec_(spec) {}

  Placement best() const {
    Placement best = placed(scaleAt(0));
    for (int i = 1; i < kScales; ++i) {
      const Placement other = placed(scaleAt(static_cast<double>(i) / (kScales - 1)));
      if (other.cost < best.cost) best = other;
    }
    return best;
  }

  /// Moved as far as the spec and the picture let it.
  Placement adjusted(const Placement& from, const PhotoAdjustment& wish) const {
    const double scale = std::clamp(from.scale * wish.zoom, scaleAt(0), scaleAt(1));
    Placement to = placed(scale);
    const PixelRange tops = topRange(scale), lefts = leftRange(scale);
    if (tops.least <= tops.most) to.top = std::clamp(to.top - wish.down / scale, tops.least, tops.most);
    to.left = std::clamp(to.left - wish.right / scale, lefts.least, lefts.most);
    return keptInside(to, from);
  }

  bool isWithin(const Placement& at) const {
    return spec_.crownToTop.contains(crown(at)) && spec_.eyesToTop.contains(eyes(at)) &&
           spec_.faceWidth.contains(face_.width * at.scale) && std::abs(offCentre(at)) <= spec_.offCentre;
  }

  Rect crop(const Placement& at) const { return {at.left, at.top, spec_.width / at.scale, spec_.height / at.scale}; }

 private:
  double crown(const Placement& at) const { return (face_.crown - at.top) * at.scale; }
  double eyes(const Placement& at) const { return (face_.eyes - at.top) * at.scale; }
  double offCentre(const Placement& at) const { return (face_.middle - at.left) * at.scale - spec_.width / 2.0; }

  double scaleAt(double share) const {
    const PixelRange range = inset(spec_.faceWidth);
    return range.least / face_.width * std::pow(range.most / range.least, share);
  }

  /// Source pixels of the photo's top edge that suit crown and eyes; least > most: no place suits both.
  PixelRange topRange(double scale) const {
    const PixelRange crowns = inset(spec_.crownToTop), eyes = inset(spec_.eyesToTop);
    return {std::max(face_.crown - crowns.most / scale, face_.eyes - eyes.most / scale),
            std::min(face_.crown - crowns.least / scale, face_.eyes - eyes.least / scale)};
  }

  PixelRange leftRange(double scale) const {
    const double middle = face_.middle - spec_.width / scale / 2;
    const double off = spec_.offCentre * (1 - 2 * kInset) / scale;
    return {middle - off, middle + off};
  }

  static double overflow(double from, double extent, double limit) {
    return std::max(0.0, -from) + std::max(0.0, from + extent - limit);
  }

  /// The value of `range` that keeps the extent within 0..limit, as near to `wish` as that goes.
  static double kept(double wish, const PixelRange& range, double extent, double limit) {
    const double inside = std::clamp(wish, std::min(0.0, limit - extent), std::max(0.0, limit - extent));
    const bool fits = extent <= limit;
    return std::clamp(fits ? inside : wish, range.least, range.most);
  }

  double beyond(const Placement& at) const {
    return at.scale *
           (overflow(at.left, spec_.width / at.scale, width_) + overflow(at.top, spec_.height / at.scale, height_));
  }

  Placement placed(double scale) const {
    Placement at{scale};
    const PixelRange tops = topRange(scale), lefts = leftRange(scale);
    // Where both cannot be kept the eyes have priority (GA 461 says so).
    const PixelRange forEyes{face_.eyes - spec_.eyesToTop.most / scale, face_.eyes - spec_.eyesToTop.least / scale};
    const bool suits = tops.least <= tops.most;
    const double wish = suits
                            ? tops.middle()
                            : std::clamp(face_.crown - spec_.crownToTop.middle() / scale, forEyes.least, forEyes.most);
    at.top = kept(wish, suits ? tops : forEyes, spec_.height / scale, height_);
    at.left = kept(lefts.middle(), lefts, spec_.width / scale, width_);
    at.cost = kOverflowCost * beyond(at) + (suits ? 0 : kMissCost * (1 + (tops.least - tops.most) * scale)) +
              squareOff(crown(at), spec_.crownToTop) + squareOff(eyes(at), spec_.eyesToTop) +
              squareOff(face_.width * scale, spec_.faceWidth) + kEnlargeCost * square(std::max(0.0, std::log(scale)));
    return at;
  }

  static double square(double value) { return value * value; }

  static double squareOff(double value, const PixelRange& range) {
    return square((value - range.middle()) / std::max(1.0, (range.most - range.least) / 2));
  }

  /// An adjustment that reaches farther beyond the picture than the plan did is taken back half by half.
  Placement keptInside(Placement to, const Placement& from) const {
    const double allowed = beyond(from) + 0.5;
    for (int i = 0; i < 12 && beyond(to) > allowed; ++i) {
      to.scale = std::sqrt(to.scale * from.scale);
      to.left = (to.left + from.left) / 2;
      to.top = (to.top + from.top) / 2;
    }
    return to;
  }

  Face face_;
  double width_, height_;
  const PhotoSpec& spec_;
};

}  // namespace

double crownY(const FaceLandmarks& face, const PersonMask& mask) {
  const double forehead = face[landmark::kForehead].y, chin = face[landmark::kChin].y;
  if (!mask.known()) return forehead - kHairAboveForehead * (chin - forehead);
  const double middle = (face[landmark::kRightCheek].x + face[landmark::kLeftCheek].x) / 2;
  const double reach = kCrownReach * faceWidth(face), step = std::max(0.25, mask.area.height / kMaskSide / 4);
  double crown = forehead;
  for (int i = 0; i < kCrownColumns; ++i) {
    const double x = middle + reach * (2.0 * i / (kCrownColumns - 1) - 1);
    double y = forehead;
    while (y > std::max(0.0, mask.area.y) && mask.at({x, y - step}) >= kPerson) y -= step;
    crown = std::min(crown, y);
  }
  return crown;
}

PhotoPlan planPhoto(const FaceLandmarks& face, const PersonMask& mask, int pictureWidth, int pictureHeight,
                    const PhotoSpec& spec, const PhotoAdjustment& adjustment) {
  const Face measures = faceOf(face, mask);
  const Planner planner(measures, pictureWidth, pictureHeight, spec);
  const Placement base = planner.best(), at = planner.adjusted(base, adjustment);
  PhotoPlan plan;
  plan.crop = planner.crop(at);
  plan.crownY = measures.crown;
  plan.withinSpec = planner.isWithin(at);
  // A zoom about the face moves nothing that the candidate asked to move.
  const Placement zoomed = planner.adjusted(base, {0, 0, at.scale / base.scale});
  plan.applied = {(zoomed.left - at.left) * at.scale, (zoomed.top - at.top) * at.scale, at.scale / base.scale};
  return plan;
}

}  // namespace qujing

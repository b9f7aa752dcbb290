#include "portrait/cover_checks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "quality/natural_colour.h"
#include "quality/standard_score.h"

namespace qujing {
namespace {

/// Every channel at least: a lens' reflection clips, and so does the highlight on a wet eye, which is small.
constexpr int kBurnt = 247;
/// Of the lens' area by luma: what of an eye is lightest is its white.
constexpr double kLightest = 0.95;
constexpr double kPerson = 0.7;  ///< of the mask: surely not background
/// Hair is black, brown, blond, red, grey or white: of little chroma, or of a hue between these, degrees.
constexpr double kLeastChroma = 22, kHairHueFrom = 20, kHairHueTo = 95;
constexpr int kHeadColumns = 24, kHeadRows = 24, kFewestPlaces = 80;
constexpr double kHeadReach = 0.4;  ///< face widths beside its middle

/// Share of the chip pixels with one of the bits that `isHit` says of.
template <typename IsHit>
double shareOf(const PortraitScene& scene, std::uint8_t bits, IsHit isHit) {
  int hits = 0, count = 0;
  const auto zones = scene.chart.zones();
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if ((zones[i] & bits) == 0) continue;
    ++count;
    hits += isHit(scene.chip.rgb(static_cast<int>(i)));
  }
  return count == 0 ? 0 : static_cast<double>(hits) / count;
}

Check glassesGlare(const PortraitScene& scene) {
  const double share = shareOf(scene, zone::kLens, [](const std::uint8_t* rgb) {
    return rgb[0] >= kBurnt && rgb[1] >= kBurnt && rgb[2] >= kBurnt;
  });
  return judged(CheckId::glassesGlare, CheckUnit::share, share, scene.sight.thresholds.glassesGlare,
                CheckCode::glassesGlare);
}

Check sunglasses(const PortraitScene& scene) {
  const double eyes = zoneHistogram(scene.chip, scene.chart, zone::kLens).quantile(kLightest);
  const double cheeks = zoneHistogram(scene.chip, scene.chart, zone::kRightCheek | zone::kLeftCheek).quantile(0.5);
  return judged(CheckId::sunglasses, CheckUnit::ratio, eyes / std::max(1.0, cheeks), scene.sight.thresholds.sunglasses,
                CheckCode::sunglasses);
}

bool mayBeHair(const std::uint8_t* rgb) {
  const LabColour colour =
      labOf({static_cast<double>(rgb[0]), static_cast<double>(rgb[1]), static_cast<double>(rgb[2])});
  if (std::hypot(colour.a, colour.b) < kLeastChroma) return true;
  const double hue = std::atan2(colour.b, colour.a) * 180 / 3.14159265358979;
  return hue >= kHairHueFrom && hue <= kHairHueTo;
}

}  // namespace

CoverJudge::CoverJudge() = default;

bool CoverJudge::learnSkin(const PortraitScene& scene) {
  skin_.clear();
  const auto zones = scene.chart.zones();
  for (std::size_t i = 0; i < zones.size(); i += 2)
    if ((zones[i] & (zone::kRightCheek | zone::kLeftCheek)) != 0) skin_.add(scene.chip.rgb(static_cast<int>(i)));
  return skin_.learn();
}

Check CoverJudge::eyesVisible(const PortraitScene& scene) const {
  const double covered =
      shareOf(scene, zone::kEyeSurroundings, [this](const std::uint8_t* rgb) { return !skin_.matches(rgb); });
  const Check check = judged(CheckId::eyesVisible, CheckUnit::share, covered, scene.sight.thresholds.eyesVisible,
                             CheckCode::eyesHidden);
  return scored(check, standard::visibleScore(covered));
}

Check CoverJudge::faceOcclusion(const PortraitScene& scene) const {
  const double covered = shareOf(scene, zone::kSkin, [this](const std::uint8_t* rgb) { return !skin_.matches(rgb); });
  const Check check = judged(CheckId::faceOcclusion, CheckUnit::share, covered, scene.sight.thresholds.faceOcclusion,
                             CheckCode::faceCovered);
  return scored(check, standard::visibleScore(covered));
}

Check CoverJudge::headCovering(const PortraitScene& scene) const {
  const PortraitSight& sight = scene.sight;
  const CheckRule& rule = sight.thresholds.headCovering;
  const double bottom = scene.face[landmark::kForehead].y, height = bottom - scene.plan.crownY;
  const double width = faceWidth(scene.face);
  const double middle = (scene.face[landmark::kRightCheek].x + scene.face[landmark::kLeftCheek].x) / 2;
  int cloth = 0, count = 0;
  for (int i = 0; sight.mask.known() && i < kHeadColumns * kHeadRows; ++i) {
    const double x = (i % kHeadColumns + 0.5) / kHeadColumns, y = (i / kHeadColumns + 0.5) / kHeadRows;  // NOLINT
    const Point at{middle + (2 * x - 1) * kHeadReach * width, bottom - y * height};
    const bool inside = at.x >= 0 && at.y >= 0 && at.x < sight.picture.width() && at.y < sight.picture.height();
    if (!inside || sight.picture.format() != PixelFormat::rgba || sight.mask.at(at) < kPerson) continue;
    const std::uint8_t* const rgb = sight.picture.row(static_cast<int>(at.y)) + static_cast<int>(at.x) * 4;
    ++count;
    cloth += !mayBeHair(rgb) && !skin_.matches(rgb);
  }
  if (count < kFewestPlaces) return unassessed(CheckId::headCovering, CheckUnit::share, rule);
  const double share = static_cast<double>(cloth) / count;
  return scored(judged(CheckId::headCovering, CheckUnit::share, share, rule, CheckCode::headCovered),
                standard::headCoveringScore(share));
}

void CoverJudge::judge(const PortraitScene& scene, PortraitChecks& checks) {
  put(checks, glassesGlare(scene));
  put(checks, sunglasses(scene));
  if (!learnSkin(scene)) return;
  put(checks, eyesVisible(scene));
  put(checks, faceOcclusion(scene));
  put(checks, headCovering(scene));
}

}  // namespace qujing

#include "portrait/light_checks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "quality/luma.h"
#include "quality/natural_colour.h"
#include "quality/standard_score.h"

namespace qujing {
namespace {

/// ISO/IEC 29794-5's levels.
constexpr int kOverExposed = 247, kUnderExposed = 25;
/// Of the face, by luma: its highlights.
constexpr double kHighlights = 0.98;
/// Luma: keeps noise in the dark from becoming a ratio.
constexpr double kOffset = 8;
/// Face widths: where the background is beside the head.
constexpr double kBesideFrom = 0.72, kBesideTo = 1.15;
constexpr int kPlaces = 16, kFewestPlaces = 40;
constexpr double kPerson = 0.3;  ///< of the mask

Check overExposure(const PortraitScene& scene, const LumaHistogram& face) {
  const double share = face.share(kOverExposed, 255);
  const Check check =
      judged(CheckId::overExposure, CheckUnit::share, share, scene.sight.thresholds.overExposure, CheckCode::tooBright);
  return scored(check, standard::overExposureScore(share));
}

/// What lies left and right of the head, between its top and its mouth.
LumaHistogram besideHead(const PortraitScene& scene) {
  const ImageView& picture = scene.sight.picture;
  const PersonMask& mask = scene.sight.mask;
  const double width = faceWidth(scene.face);
  const double middle = (scene.face[landmark::kRightCheek].x + scene.face[landmark::kLeftCheek].x) / 2;
  const double top = scene.face[landmark::kForehead].y, bottom = scene.face[landmark::kMouthLeft].y;
  LumaHistogram histogram;
  for (int i = 0; i < 2 * kPlaces * kPlaces; ++i) {
    const int column = i % kPlaces, row = i / kPlaces % kPlaces, side = i < kPlaces * kPlaces ? -1 : 1;
    const double off = kBesideFrom + (kBesideTo - kBesideFrom) * (column + 0.5) / kPlaces;
    const Point at{middle + side * off * width, top + (bottom - top) * (row + 0.5) / kPlaces};
    const bool inside = at.x >= 0 && at.y >= 0 && at.x < picture.width() && at.y < picture.height();
    if (!inside || (mask.known() && mask.at(at) > kPerson)) continue;
    const std::uint8_t* const p =
        picture.row(static_cast<int>(at.y)) + static_cast<int>(at.x) * bytesPerPixel(picture.format());
    histogram.add(lumaOf(p, picture.format()));
  }
  return histogram;
}

Check underExposure(const PortraitScene& scene, const LumaHistogram& face) {
  const PortraitThresholds& t = scene.sight.thresholds;
  const CheckId id = CheckId::underExposure;
  const double share = face.share(0, kUnderExposed), highlights = face.quantile(kHighlights);
  const Check dark = scored(judged(id, CheckUnit::share, share, t.underExposure, CheckCode::tooDark),
                            standard::underExposureScore(share));
  const LumaHistogram background = besideHead(scene);
  const double against = background.count() < kFewestPlaces
                             ? t.backlight.ideal
                             : highlights / std::max(1.0, static_cast<double>(background.quantile(0.5)));
  const Check backlit = judged(id, CheckUnit::ratio, against, t.backlight, CheckCode::backlit);
  const Check light = judged(id, CheckUnit::luma, highlights, t.faceLight, CheckCode::tooDark);
  if (!backlit.passed) return backlit;
  return light.passed ? dark : light;
}

Check illumination(const PortraitScene& scene) {
  const PortraitThresholds& t = scene.sight.thresholds;
  const CheckId id = CheckId::illuminationUniformity;
  const LumaHistogram right = zoneHistogram(scene.chip, scene.chart, zone::kRightCheek);
  const LumaHistogram left = zoneHistogram(scene.chip, scene.chart, zone::kLeftCheek);
  const double common = right.intersection(left);
  const double ratio = std::log((right.quantile(0.5) + kOffset) / (left.quantile(0.5) + kOffset));
  const Check cheeks = scored(judged(id, CheckUnit::share, common, t.illumination, CheckCode::unevenLight),
                              standard::illuminationScore(common));
  const Check sides = judged(id, CheckUnit::perMille, 1000 * std::abs(ratio), t.sideLight, CheckCode::unevenLight);
  return sides.passed ? cheeks : sides;
}

Check luminanceMean(const PortraitScene& scene, const LumaHistogram& face) {
  const PortraitThresholds& t = scene.sight.thresholds;
  const CheckId id = CheckId::luminanceMean;
  const double mean = face.mean();
  const Check check = worse(judged(id, CheckUnit::share, mean, t.luminanceLeast, CheckCode::tooDark),
                            judged(id, CheckUnit::share, mean, t.luminanceMost, CheckCode::tooBright));
  return scored(check, standard::luminanceMeanScore(mean));
}

Check luminanceVariance(const PortraitScene& scene, const LumaHistogram& face) {
  const double variance = face.variance();
  const Check check = judged(CheckId::luminanceVariance, CheckUnit::share, variance,
                             scene.sight.thresholds.luminanceVariance, CheckCode::lowContrast);
  return scored(check, standard::luminanceVarianceScore(variance));
}

Check dynamicRange(const PortraitScene& scene, const LumaHistogram& face) {
  const double entropy = face.entropy();
  const Check check = judged(CheckId::dynamicRange, CheckUnit::bits, entropy, scene.sight.thresholds.dynamicRange,
                             CheckCode::lowContrast);
  return scored(check, standard::dynamicRangeScore(entropy));
}

Check naturalColour(const PortraitScene& scene) {
  std::array<double, 3> sums{};
  int count = 0;
  const auto zones = scene.chart.zones();
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if ((zones[i] & (zone::kRightCheek | zone::kLeftCheek)) == 0) continue;
    const std::uint8_t* const rgb = scene.chip.rgb(static_cast<int>(i));
    for (int c = 0; c < 3; ++c) sums[c] += rgb[c];
    ++count;
  }
  for (double& sum : sums) sum /= std::max(1, count);
  const double distance = unnaturalColour(labOf(sums));
  const Check check = judged(CheckId::naturalColour, CheckUnit::ratio, distance, scene.sight.thresholds.naturalColour,
                             CheckCode::colourCast);
  return scored(check, standard::naturalColourScore(distance));
}

}  // namespace

void judgeLight(const PortraitScene& scene, PortraitChecks& checks) {
  const LumaHistogram face = zoneHistogram(scene.chip, scene.chart, zone::kFace);
  put(checks, overExposure(scene, face));
  put(checks, underExposure(scene, face));
  put(checks, illumination(scene));
  put(checks, luminanceMean(scene, face));
  put(checks, luminanceVariance(scene, face));
  put(checks, dynamicRange(scene, face));
  put(checks, naturalColour(scene));
}

}  // namespace qujing

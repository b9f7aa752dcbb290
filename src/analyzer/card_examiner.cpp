#include "analyzer/card_examiner.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "quality/burnt.h"
#include "quality/exposure.h"
#include "resident_id/card_pose.h"
#include "resident_id/field_layout.h"

namespace qujing {
namespace {

CardChecks noChecks(const CardThresholds& t) {
  return {unassessed(CheckId::completeness, CheckUnit::share, t.completeness),
          unassessed(CheckId::size, CheckUnit::share, t.sizeInGuide),
          unassessed(CheckId::resolution, CheckUnit::pixelsPerMillimetre, t.resolution),
          unassessed(CheckId::tilt, CheckUnit::degrees, t.tilt),
          unassessed(CheckId::sharpness, CheckUnit::millimetres, t.sharpness),
          unassessed(CheckId::motion, CheckUnit::cardWidthsPerSecond, t.motion),
          unassessed(CheckId::glare, CheckUnit::share, t.glare),
          unassessed(CheckId::exposure, CheckUnit::luma, t.darkness),
          unassessed(CheckId::occlusion, CheckUnit::share, t.occlusion),
          unassessed(CheckId::side, CheckUnit::share, t.side),
          unassessed(CheckId::photocopy, CheckUnit::perMille, t.photocopy),
          unassessed(CheckId::screenRecapture, CheckUnit::ratio, t.screenRecapture)};
}

/// Signed, in card widths: how far the corner nearest the frame's border lies inside of it.
double leastMargin(const Quad& quad, const ImageView& frame) {
  double margin = std::min(frame.width(), frame.height());
  for (const Point& p : quad.corners())
    margin = std::min({margin, p.x, p.y, frame.width() - p.x, frame.height() - p.y});
  return margin / longEdgePixels(quad);
}

Check sizeCheck(const Quad& quad, const CardSight& sight) {
  const CardThresholds& t = sight.thresholds;
  const double edge = longEdgePixels(quad);
  if (!sight.task.guide)
    return judged(CheckId::size, CheckUnit::pixels, edge * sight.task.fullScale, t.sizeOfStill, CheckCode::tooFar);
  const double share = edge / std::max(sight.task.guide->width, sight.task.guide->height);
  return worse(judged(CheckId::size, CheckUnit::share, share, t.sizeInGuide, CheckCode::tooFar),
               judged(CheckId::size, CheckUnit::share, share, t.sizeOverGuide, CheckCode::tooClose));
}

void put(CardAnalysis& analysis, const Check& check) { analysis.checks[static_cast<int>(check.id)] = check; }

constexpr Rect kCard{0, 0, kCardWidthMm, kCardHeightMm};

/// From millimetres of the card to pixels or cells of a flat copy of it.
Rect scaledTo(const Rect& area, double width, double height) {
  const double x = width / kCardWidthMm, y = height / kCardHeightMm;
  return {area.x * x, area.y * y, area.width * x, area.height * y};
}

/// For text blur, pixels a millimetre: strokes of 0.3 mm are more than two pixels wide, as on a card of 680 pixels.
constexpr double kStrokeDensity = 8;
/// On both sides there is text; where the side is not known these places are looked at both ways up.
constexpr Rect kTextOfEither[] = {{17, 8.8, 36, 4.8}, {30, 43.4, 40, 4.6}, {32.6, 40.4, 36, 4.8}, {15.6, 6, 40, 4.6}};

constexpr int kColourCell = 8, kCoverCell = 4;  ///< flat pixels: 1.8 mm, 0.9 mm
/// Millimetres. A finger that hides this much at a corner hides the corner.
constexpr double kCornerSide = 4.5;
constexpr double kCornerRadiusMm = 3.18;
/// Of a corner's place, for the share of a field: a quarter of it covered is as bad as the threshold of a field.
constexpr double kCornerWeight = 0.25;

/// A side that is as likely as this is not known, but its layout is the best there is to judge by: fingers on a card
/// make it hard to know.
constexpr double kLikely = 0.3;

/// Middles of the patches that are looked at for a screen's pattern, millimetres.
constexpr Point kScreenPatches[CardExaminer::kScreenPatchCount] = {{20, 46}, {45, 25}, {65, 46},
                                                                   {10, 30}, {30, 10}, {68, 25}};

/// 0..255, on a grid of some hundred pixels.
double meanLuma(const ImageView& frame) {
  constexpr int kGrid = 24;
  double sum = 0;
  for (int i = 0; i < kGrid; ++i)
    for (int k = 0; k < kGrid; ++k) {
      const int x = (2 * k + 1) * frame.width() / (2 * kGrid), y = (2 * i + 1) * frame.height() / (2 * kGrid);
      const std::uint8_t* const p = frame.row(y) + x * bytesPerPixel(frame.format());
      sum += frame.format() == PixelFormat::gray ? p[0] : 0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2];
    }
  return sum / (kGrid * kGrid);
}

bool passesAll(const CardAnalysis& analysis) {
  return std::all_of(analysis.checks.begin(), analysis.checks.end(), [](const Check& check) {
    return !check.gating || check.passed || check.code == CheckCode::notAssessable;
  });
}

}  // namespace

void CardExaminer::examine(const CardSight& sight, CardAnalysis& analysis) {
  const CardThresholds& t = sight.thresholds;
  analysis.checks = noChecks(t);
  if (!sight.quad) {
    judgeScene(sight, analysis);
    return;
  }
  analysis.quad = sight.quad;
  flat_.sample(sight.frame, *sight.quad);
  readSide(sight, analysis);
  judgePlace(sight, analysis);
  judgePrint(sight, analysis);
  judgeLight(sight, analysis);
  judgeCover(sight, analysis);
  analysis.passed = analysis.side != CardSide::unknown && passesAll(analysis);
  // It gates nothing: only the frames that may become the picture are looked at.
  if (analysis.passed) judgeScreen(sight, analysis);
}

/// A frame without a whole card in it: why none may have been found.
void CardExaminer::judgeScene(const CardSight& sight, CardAnalysis& analysis) const {
  const CardThresholds& t = sight.thresholds;
  const double luma = meanLuma(sight.frame);
  const Check dark = judged(CheckId::exposure, CheckUnit::luma, luma, t.darkScene, CheckCode::tooDark);
  put(analysis,
      dark.passed ? judged(CheckId::exposure, CheckUnit::luma, luma, t.brightScene, CheckCode::tooBright) : dark);
  if (analysis.partlyOutside)
    put(analysis, judged(CheckId::completeness, CheckUnit::share, t.completeness.threshold - 1, t.completeness,
                         CheckCode::partlyOutside));
}

/// Names the corners as printed once the side is known, and turns the flat card with them.
void CardExaminer::readSide(const CardSight& sight, CardAnalysis& analysis) {
  const CardThresholds& t = sight.thresholds;
  SideReading reading = classifier_.read(flat_);
  if (sight.timestampMs) reading = series_.next(reading, *sight.timestampMs);
  const CardSide likelier = reading.likelier();
  const bool known = reading.share(likelier) >= t.side.threshold;
  const CardSide asked = sight.task.side == CardSide::unknown ? likelier : sight.task.side;
  put(analysis, judged(CheckId::side, CheckUnit::share, reading.share(asked), t.side,
                       known ? CheckCode::wrongSide : CheckCode::unknownSide));
  layout_ = known || reading.share(likelier) >= kLikely ? likelier : CardSide::unknown;
  if (layout_ == CardSide::unknown) return;
  if (reading.turned(likelier)) {
    const Quad& q = *analysis.quad;
    analysis.quad = Quad{q.bottomRight, q.bottomLeft, q.topLeft, q.topRight};
    flat_.turn();
  }
  if (!known) return;
  analysis.side = likelier;
  analysis.rotation = uprightRotation(*analysis.quad);
}

void CardExaminer::judgePlace(const CardSight& sight, CardAnalysis& analysis) const {
  const CardThresholds& t = sight.thresholds;
  const Quad& quad = *analysis.quad;
  put(analysis, judged(CheckId::completeness, CheckUnit::share, leastMargin(quad, sight.frame), t.completeness,
                       CheckCode::partlyOutside));
  put(analysis, sizeCheck(quad, sight));
  put(analysis, judged(CheckId::resolution, CheckUnit::pixelsPerMillimetre,
                       leastPixelsPerMillimetre(quad) * sight.task.fullScale, t.resolution, CheckCode::lowResolution));
  put(analysis, judged(CheckId::tilt, CheckUnit::degrees, tiltDegrees(quad, sight.frame.width(), sight.frame.height()),
                       t.tilt, CheckCode::tilted));
  if (sight.motion)
    put(analysis, judged(CheckId::motion, CheckUnit::cardWidthsPerSecond, *sight.motion, t.motion, CheckCode::moving));
}

void CardExaminer::judgeLight(const CardSight& sight, CardAnalysis& analysis) {
  const CardThresholds& t = sight.thresholds;
  const Exposure exposure = measureExposure(flat_.view());
  const Check bright =
      judged(CheckId::exposure, CheckUnit::share, exposure.burntShare, t.brightness, CheckCode::tooBright);
  put(analysis, bright.passed
                    ? judged(CheckId::exposure, CheckUnit::luma, exposure.medianLuma, t.darkness, CheckCode::tooDark)
                    : bright);
  double worst = gaps_.measure().washedOut;
  for (const CardField& field : keyFields(layout_))
    worst = std::max(worst, burntShare(flat_.view(), scaledTo(field.area, FlatCard::kWidth, FlatCard::kHeight)));
  if (layout_ != CardSide::unknown)
    put(analysis, judged(CheckId::glare, CheckUnit::share, worst, t.glare, CheckCode::glare));
}

/// Of several places those with the strongest strokes count most.
void CardExaminer::judgePrint(const CardSight& sight, CardAnalysis& analysis) {
  double blurs = 0, weights = 0;
  gaps_.begin();
  auto measure = [&](const Rect& area) {
    patch_.sample(sight.frame, *analysis.quad, kCard, area, kStrokeDensity);
    const TextBlur blur = blur_.measure({patch_.luma(), patch_.width(), patch_.height()});
    blurs += blur.deviation * blur.contrast;
    weights += blur.contrast;
  };
  if (layout_ == CardSide::unknown)
    for (const Rect& area : kTextOfEither) measure(area);
  else
    for (const CardField& field : strokeFields(layout_)) {
      measure(field.area);
      for (const PrintedStretch& stretch : printedStretches(layout_))
        if (std::string_view(stretch.field) == field.name)
          gaps_.add(stretch, {patch_.luma(), patch_.width(), patch_.height()}, field.area.x, kStrokeDensity);
    }
  if (weights > 0)
    put(analysis, judged(CheckId::sharpness, CheckUnit::millimetres, blurs / weights / kStrokeDensity,
                         sight.thresholds.sharpness, CheckCode::blurred));
}

void CardExaminer::judgeCover(const CardSight& sight, CardAnalysis& analysis) {
  const CardThresholds& t = sight.thresholds;
  cells_.measure(flat_.view(), kColourCell);
  const double colour = sight.frame.format() == PixelFormat::rgba ? gray_.colourOf(cells_) : -1;
  if (colour >= 0 && layout_ != CardSide::unknown)
    put(analysis, judged(CheckId::photocopy, CheckUnit::perMille, colour, t.photocopy, CheckCode::photocopy));
  if (sight.frame.format() != PixelFormat::rgba) return;
  cells_.measure(flat_.view(), kCoverCell);
  const double width = cells_.columns(), height = cells_.rows();
  cover_.measure(cells_, kCornerRadiusMm * width / kCardWidthMm);
  double worst = gaps_.measure().covered;
  for (const CardField& field : coverFields(layout_))
    worst = std::max(worst, cover_.shareOf(scaledTo(field.area, width, height)));
  for (const double x : {0.0, kCardWidthMm - kCornerSide})
    for (const double y : {0.0, kCardHeightMm - kCornerSide}) {
      const Rect corner = scaledTo({x, y, kCornerSide, kCornerSide}, width, height);
      worst = std::max(worst, kCornerWeight * cover_.shareOf(corner));
    }
  put(analysis, judged(CheckId::occlusion, CheckUnit::share, worst, t.occlusion, CheckCode::occluded));
}

double CardExaminer::screenPeak(const CardSight& sight, const Quad& quad, std::size_t patch) {
  const double side = MoireMeter::kSide / leastPixelsPerMillimetre(quad);
  const Point& middle = kScreenPatches[patch];
  const Rect area{std::clamp(middle.x - side / 2, 0.0, std::max(0.0, kCardWidthMm - side)),
                  std::clamp(middle.y - side / 2, 0.0, std::max(0.0, kCardHeightMm - side)), side, side};
  patch_.sample(sight.frame, quad, kCard, area, MoireMeter::kSide / side);
  return moire_.peakOver({patch_.luma(), patch_.width(), patch_.height()});
}

/// The median of several patches: a pattern of print is in one of them, that of a screen in most. A series looks at one
/// patch a frame and says nothing before each was looked at; a picture by itself is looked at whole.
void CardExaminer::judgeScreen(const CardSight& sight, CardAnalysis& analysis) {
  std::array<double, kScreenPatchCount> peaks{};
  if (sight.timestampMs) {
    const std::size_t patch = screenPatches_++ % kScreenPatchCount;
    screenPeaks_[patch] = screenPeak(sight, *analysis.quad, patch);
    if (screenPatches_ < kScreenPatchCount) return;
    peaks = screenPeaks_;
  } else {
    for (std::size_t patch = 0; patch < kScreenPatchCount; ++patch)
      peaks[patch] = screenPeak(sight, *analysis.quad, patch);
  }
  std::sort(peaks.begin(), peaks.end());
  put(analysis, judged(CheckId::screenRecapture, CheckUnit::ratio, peaks[peaks.size() / 2],
                       sight.thresholds.screenRecapture, CheckCode::screenRecapture));
}

}  // namespace qujing

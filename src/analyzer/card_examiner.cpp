#include "analyzer/card_examiner.h"

#include <algorithm>

#include "resident_id/card_pose.h"

namespace qujing {
namespace {

Check unassessed(CheckId id, CheckUnit unit, const CheckRule& rule) {
  Check check{id, 0, unit};
  check.threshold = rule.threshold;
  check.gating = rule.gating;
  return check;
}

/// Of the two verdicts on one matter the worse.
const Check& worse(const Check& a, const Check& b) { return b.score < a.score ? b : a; }

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
          unassessed(CheckId::photocopy, CheckUnit::share, t.photocopy),
          unassessed(CheckId::screenRecapture, CheckUnit::share, t.screenRecapture)};
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

}  // namespace

double CardExaminer::meanLuma(const ImageView& frame) {
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

void CardExaminer::examine(const CardSight& sight, CardAnalysis& analysis) {
  const CardThresholds& t = sight.thresholds;
  analysis.checks = noChecks(t);
  auto put = [&analysis](const Check& check) { analysis.checks[static_cast<int>(check.id)] = check; };
  if (!sight.quad) {
    if (analysis.partlyOutside)
      put(judged(CheckId::completeness, CheckUnit::share, t.completeness.threshold - 1, t.completeness,
                 CheckCode::partlyOutside));
    return;
  }
  const Quad& quad = *sight.quad;
  analysis.quad = quad;
  put(judged(CheckId::completeness, CheckUnit::share, leastMargin(quad, sight.frame), t.completeness,
             CheckCode::partlyOutside));
  put(sizeCheck(quad, sight));
  put(judged(CheckId::resolution, CheckUnit::pixelsPerMillimetre,
             leastPixelsPerMillimetre(quad) * sight.task.fullScale, t.resolution, CheckCode::lowResolution));
  put(judged(CheckId::tilt, CheckUnit::degrees, tiltDegrees(quad, sight.frame.width(), sight.frame.height()), t.tilt,
             CheckCode::tilted));
  if (sight.motion)
    put(judged(CheckId::motion, CheckUnit::cardWidthsPerSecond, *sight.motion, t.motion, CheckCode::moving));
  flat_.sample(sight.frame, quad);
}

}  // namespace qujing

#include "card/quad_detector.h"

#include <algorithm>
#include <cmath>

#include "card/card_aspect.h"

namespace qujing {
namespace {

/// A corner may lie this share of the frame's long side outside before the card counts as partly outside.
constexpr double kOutsideShare = 0.01;
/// Quads from near that overlap this much would end on the same edges.
constexpr double kSameQuad = 0.95;
/// What has less cover from near is no card.
constexpr double kFewestCover = 0.08;
/// Closer views and looks at the edges that one frame is worth. 30 of each found two more of 700 frames of the tune
/// set's make-up, at a price for every frame without a card.
constexpr int kMostViews = 18, kMostLooks = 16;
/// Cells at the frame's border that the cover must fill before the card counts as cut.
constexpr int kCutCells = 3;
/// Rough quads that overlap this much are one place.
constexpr double kSamePlace = 0.75;
/// The closer view is taken again when the card lies elsewhere in it than was thought.
constexpr double kWellFramed = 0.7;
constexpr int kMostCloserLooks = 2;
/// Overlap with the closer view's cover below which a place is not worth a look at its edges.
constexpr double kFewestAgreement = 0.5;
/// How far a side may lie from where the closer view has it, in cells: the next is tried while nothing excellent is
/// found.
constexpr std::array kReaches{1.0, 2.0};
constexpr double kDeviationOfReach = 0.3;
/// A misfit that a closer look does not mend.
constexpr double kHopeless = 3;
/// What is left after the first look, as shares of the frame's long side (10 and 4 px at 1280).
constexpr double kCloseReach = 0.008;
constexpr double kCloseDeviation = 0.003;

/// Evidence that a further look hardly betters: on the tune set stopping here loses nothing.
bool isExcellent(const QuadEvidence& evidence) { return evidence.misfit < 0.7 && confidenceOf(evidence) > 0.9; }

}  // namespace

bool liesInside(const Quad& quad, const ImageView& frame) {
  const double slack = kOutsideShare * std::max(frame.width(), frame.height());
  for (Point p : quad.corners())
    if (p.x < -slack || p.y < -slack || p.x > frame.width() + slack || p.y > frame.height() + slack) return false;
  return true;
}

void addEdges(const RefinedQuad& refined, QuadEvidence& evidence) {
  const auto& support = refined.support;
  evidence.support = (support[0] + support[1] + support[2] + support[3]) / 4;
  auto sorted = support;
  std::sort(sorted.begin(), sorted.end());
  evidence.weakestSupport = sorted[0];
  evidence.secondSupport = sorted[1];
  evidence.misfit = refined.misfit;
}

/// Logistic regression on all quads that were placed in 700 frames of the tune set's make-up with a card and 300
/// without: true ones (IoU >= 0.9) against all others. The threshold is where one of the 300 is found.
double confidenceOf(const QuadEvidence& evidence) {
  const double score = 3.7 * evidence.coverFromAfar + 1.6 * evidence.cover + 10.8 * evidence.agreement +
                       5.1 * evidence.weakestSupport + 2.7 * evidence.secondSupport + 4.8 * evidence.weakestOutline -
                       3.5 * evidence.overrun - 2.2 * std::min(evidence.misfit, kHopeless) - 19.9;
  return 1 / (1 + std::exp(-score));
}

/// The likeliest first.
std::span<QuadDetector::Place> QuadDetector::findPlaces(const ImageView& frame) {
  const CardView view = viewer_.wholeFrame(frame);
  int count = 0;
  for (const float level : kCoverLevels)
    for (const CoverComponent& component : components_.find(view.maps, view.columns, view.rows, level)) {
      const auto cells = quadFit_.fit(component.border);
      if (!cells) continue;
      const Quad quad = view.toFrame(*cells);
      const auto end = places_.begin() + count;
      const auto isSame = [&](const Place& other) { return intersectionOverUnion(quad, other.quad) > kSamePlace; };
      if (std::none_of(places_.begin(), end, isSame))
        places_[count++] = {quad, view.coverWithin(quad), view.agreement(quad), component.cutCells >= kCutCells};
    }
  std::sort(places_.begin(), places_.begin() + count,
            [](const Place& a, const Place& b) { return a.agreement * a.cover > b.agreement * b.cover; });
  return {places_.data(), static_cast<std::size_t>(std::min(count, kMostPlaces))};
}

/// The quad of the view's cover that lies most where `rough` is; frame pixels.
std::optional<Quad> QuadDetector::nearestIn(const CardView& view, const Quad& rough, float level) {
  std::optional<Quad> nearest;
  double most = 0;
  for (const CoverComponent& component : components_.find(view.maps, view.columns, view.rows, level)) {
    const auto cells = quadFit_.fit(component.border);
    if (!cells) continue;
    const Quad quad = view.toFrame(*cells);
    const double overlap = intersectionOverUnion(quad, rough);
    if (overlap <= most) continue;
    most = overlap;
    nearest = quad;
  }
  return nearest;
}

/// Empty when what looked like a card from afar does not from near, or is a quad that was examined before.
std::optional<QuadDetector::Closer> QuadDetector::lookCloser(const ImageView& frame, const Place& place, Level level) {
  Closer closer{{}, place.quad, place.cover};
  for (int look = 0; look < kMostCloserLooks; ++look) {
    if (viewsLeft_-- <= 0) return std::nullopt;
    closer.view = viewer_.closer(frame, closer.quad);
    const double cover = closer.view.coverWithin(closer.quad);
    if (cover < kFewestCover) return std::nullopt;
    const auto nearest = nearestIn(closer.view, closer.quad, level.of(cover));
    if (!nearest) return std::nullopt;
    const double overlap = intersectionOverUnion(*nearest, closer.quad);
    closer.quad = *nearest;
    if (overlap > kWellFramed) break;
  }
  if (closer.view.agreement(closer.quad) < kFewestAgreement) return std::nullopt;
  const auto end = examined_.begin() + examinedCount_;
  const auto isSame = [&](const Quad& other) { return intersectionOverUnion(closer.quad, other) > kSameQuad; };
  if (std::any_of(examined_.begin(), end, isSame)) return std::nullopt;
  examined_[examinedCount_++] = closer.quad;
  return closer;
}

std::optional<DetectedQuad> QuadDetector::placeOnEdges(const ImageView& frame, const Closer& closer) {
  std::optional<DetectedQuad> best;
  for (const double reach : kReaches) {
    if (looksLeft_-- <= 0) break;
    const auto found = placeWithin(frame, closer, reach * closer.view.cellPixels());
    if (!found) continue;
    if (!best || found->confidence > best->confidence) best = found;
    if (isExcellent(best->evidence)) break;
  }
  return best;
}

/// reach: how far a side may lie from where the closer view has it, frame pixels.
std::optional<DetectedQuad> QuadDetector::placeWithin(const ImageView& frame, const Closer& closer, double reach) {
  const double longSide = std::max(frame.width(), frame.height());
  const auto near = refiner_.refine(frame, closer.quad, reach, reach * kDeviationOfReach);
  if (!near || near->misfit > kHopeless) return std::nullopt;
  const auto refined = refiner_.refine(frame, near->quad, kCloseReach * longSide, kCloseDeviation * longSide);
  if (!refined) return std::nullopt;
  DetectedQuad found;
  found.evidence.coverFromAfar = closer.coverFromAfar;
  found.evidence.cover = closer.view.coverWithin(refined->quad);
  found.evidence.agreement = closer.view.agreement(refined->quad);
  found.evidence.weakestOutline = closer.view.weakestOutline(refined->quad);
  addEdges(*refined, found.evidence);
  found.quad = orderedAsCard(refined->quad, frame.width(), frame.height());
  found.confidence = confidenceOf(found.evidence);
  if (found.confidence >= kFoundConfidence) {  // overrun only takes away
    found.evidence.overrun = overrun_.measure(frame, refined->quad);
    found.confidence = confidenceOf(found.evidence);
  }
  return found;
}

/// Whether the search may end.
bool QuadDetector::judge(const ImageView& frame, Place& place, Level level, Detection& detection) {
  if (place.dropped) return false;
  const auto closer = lookCloser(frame, place, level);
  place.dropped = !closer;
  const auto found = closer ? placeOnEdges(frame, *closer) : std::nullopt;
  const bool isCard = found && found->confidence >= kFoundConfidence;
  if (isCard && liesInside(found->quad, frame)) {
    if (!detection.card || found->confidence > detection.card->confidence) detection.card = found;
    return isExcellent(detection.card->evidence);
  }
  if (isCard || (closer && place.cut)) detection.partlyOutside = true;
  return false;
}

Detection QuadDetector::detect(const ImageView& frame) {
  Detection detection;
  looksLeft_ = kMostLooks;
  viewsLeft_ = kMostViews;
  examinedCount_ = 0;
  const auto places = findPlaces(frame);
  bool done = false;
  for (const Level level : kLevels)
    for (Place& place : places) done = done || judge(frame, place, level, detection);
  if (detection.card) detection.partlyOutside = false;
  return detection;
}

}  // namespace qujing

#include "card/quad_tracker.h"

#include <algorithm>

#include "card/card_aspect.h"

namespace qujing {
namespace {

/// A hand holds a card to some 20 px a frame at 1280; what moves faster is searched anew, at a search's price.
constexpr double kReachShare = 0.018;  ///< of the frame's long side
constexpr double kDeviationShare = 0.006;
constexpr double kConfirmEveryMs = 500;
/// After a search that missed; this often before the card is given up.
constexpr double kConfirmAgainMs = 150;
constexpr int kMostMisses = 2;
/// Edges must keep this share of the support they had when the card was last searched for.
constexpr double kKeptSupport = 0.7;
/// Below this movement (share of the long side, 1.3 px at 1280) corners are averaged, above it they are followed.
constexpr double kStillShare = 0.001;
constexpr double kStillBlend = 0.4;
/// A longer gap between frames says nothing about where the card went.
constexpr double kLongestGapMs = 250;

template <typename Combine>
Quad combined(const Quad& a, const Quad& b, Combine combine) {
  return {combine(a.topLeft, b.topLeft), combine(a.topRight, b.topRight), combine(a.bottomRight, b.bottomRight),
          combine(a.bottomLeft, b.bottomLeft)};
}

double meanMovement(const Quad& from, const Quad& to) {
  const auto a = from.corners(), b = to.corners();
  double sum = 0;
  for (int i = 0; i < 4; ++i) sum += distance(a[i], b[i]);
  return sum / 4;
}

/// The corners of `quad` named so that they fit `reference` best: the order as seen may flip while a card turns.
Quad alignedTo(const Quad& reference, const Quad& quad) {
  auto c = quad.corners();
  Quad best = quad;
  for (int i = 0; i < 4; ++i) {
    const Quad turned = Quad::fromCorners(c);
    if (meanMovement(reference, turned) < meanMovement(reference, best)) best = turned;
    std::rotate(c.begin(), c.begin() + 1, c.end());
  }
  return best;
}

Quad steadied(const Quad& last, const Quad& now, double longSide) {
  const double move = meanMovement(last, now) / (kStillShare * longSide);
  const double blend = std::clamp(move, kStillBlend, 1.0);
  return combined(last, now, [blend](Point a, Point b) { return a + (b - a) * blend; });
}

}  // namespace

void QuadTracker::reset() {
  last_.reset();
  velocity_ = {};
  misses_ = 0;
}

void QuadTracker::keep(const QuadEvidence& evidence, const TrackedQuad& card, double timestampMs) {
  const double elapsed = timestampMs - lastMs_;
  TrackedQuad kept = card;
  velocity_ = {};
  if (last_ && elapsed > 0 && elapsed <= kLongestGapMs) {
    const Quad aligned = alignedTo(last_->quad, card.quad);
    if (card.tracked)
      velocity_ = combined(last_->quad, aligned, [elapsed](Point a, Point b) { return (b - a) * (1 / elapsed); });
    kept.quad = aligned;
    kept.motion = meanMovement(last_->quad, aligned) / distance(aligned.topLeft, aligned.topRight) / elapsed * 1000;
  }
  last_ = kept;
  evidence_ = evidence;
  lastMs_ = timestampMs;
}

std::optional<TrackedQuad> QuadTracker::follow(const ImageView& frame, double timestampMs) {
  const double elapsed = timestampMs - lastMs_;
  if (!last_ || elapsed > kLongestGapMs) return std::nullopt;
  const double longSide = std::max(frame.width(), frame.height());
  const Quad expected = combined(last_->quad, velocity_, [elapsed](Point at, Point v) { return at + v * elapsed; });
  if (!isConvex(expected)) return std::nullopt;
  const auto refined = refiner_.refine(frame, expected, kReachShare * longSide, kDeviationShare * longSide);
  if (!refined || !liesInside(refined->quad, frame)) return std::nullopt;
  QuadEvidence evidence = evidence_;
  addEdges(*refined, evidence);
  if (evidence.support < kKeptSupport * confirmedSupport_) return std::nullopt;
  TrackedQuad card;
  card.quad = steadied(last_->quad, refined->quad, longSide);
  card.confidence = confidenceOf(evidence);
  card.tracked = true;
  if (card.confidence < kFoundConfidence) return std::nullopt;
  keep(evidence, card, timestampMs);
  return last_;
}

Tracking QuadTracker::search(const ImageView& frame, double timestampMs) {
  const Detection detection = detector_.detect(frame);
  Tracking tracking{std::nullopt, detection.partlyOutside};
  if (!detection.card) return tracking;
  TrackedQuad card;
  card.quad = detection.card->quad;
  card.confidence = detection.card->confidence;
  keep(detection.card->evidence, card, timestampMs);
  confirmedMs_ = timestampMs;
  misses_ = 0;
  confirmedSupport_ = detection.card->evidence.support;
  tracking.card = last_;
  return tracking;
}

/// A search that misses a card whose edges are still there is not believed at once: one frame may be blurred or lit
/// badly, and a hint that comes and goes helps nobody.
std::optional<TrackedQuad> QuadTracker::followUnconfirmed(const ImageView& frame, double timestampMs) {
  if (++misses_ > kMostMisses) return std::nullopt;
  confirmedMs_ = timestampMs - kConfirmEveryMs + kConfirmAgainMs;
  return follow(frame, timestampMs);
}

Tracking QuadTracker::next(const ImageView& frame, double timestampMs) {
  if (frame.width() != width_ || frame.height() != height_) reset();
  width_ = frame.width();
  height_ = frame.height();
  const bool confirmed = timestampMs - confirmedMs_ <= kConfirmEveryMs;
  Tracking tracking;
  if (confirmed) tracking.card = follow(frame, timestampMs);
  if (!tracking.card) tracking = search(frame, timestampMs);
  if (!tracking.card && !confirmed) tracking.card = followUnconfirmed(frame, timestampMs);
  if (!tracking.card) {
    reset();
    return tracking;
  }
  tracking.partlyOutside = false;
  tracking.card->quad = orderedAsCard(tracking.card->quad, width_, height_);
  return tracking;
}

}  // namespace qujing

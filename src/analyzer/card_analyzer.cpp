#include "analyzer/card_analyzer.h"

#include <algorithm>
#include <cmath>

#include "analyzer/card_examiner.h"
#include "card/card_rectifier.h"
#include "card/quad_refiner.h"
#include "card/quad_tracker.h"
#include "config/card_thresholds.h"
#include "guidance/capture_window.h"
#include "guidance/card_guidance.h"
#include "guidance/guidance_steadier.h"

namespace qujing {
namespace {

/// A quad brought from a copy at 1280 lies within some pixels of the full frame's edges.
constexpr double kExamineReach = 0.008;  ///< of the frame's long side
constexpr double kExamineDeviation = 0.002;

bool asksForTheSame(const CardTask& a, const CardTask& b) { return a.side == b.side && a.second == b.second; }

/// What makes no sense counts as not given.
CardTask soundTask(CardTask task) {
  const auto isLength = [](double pixels) { return pixels >= 1 && pixels < kFarthest; };
  const Rect guide = task.guide.value_or(Rect{});
  if (!isWithinReach({guide.x, guide.y}) || !isLength(guide.width) || !isLength(guide.height)) task.guide.reset();
  if (!isLength(task.fullScale)) task.fullScale = 1;
  if (task.side != CardSide::portrait && task.side != CardSide::emblem) task.side = CardSide::unknown;
  return task;
}

double guideOffset(const Quad& quad, const CardTask& task) {
  if (!task.guide) return 0;
  const Rect& guide = *task.guide;
  const Point middle{guide.x + guide.width / 2, guide.y + guide.height / 2};
  return distance(center(quad), middle) / std::max(guide.width, guide.height);
}

}  // namespace

struct CardAnalyzer::State {
  CardThresholds thresholds;
  QuadTracker tracker;
  QuadRefiner refiner;
  CardExaminer examiner;
  GuidanceSteadier steadier;
  CaptureWindow capture;
  CardTask task;
  std::optional<double> lastMs;
  CardAnalysis examined;
};

CardAnalyzer::CardAnalyzer() : state_(std::make_unique<State>()) {
  setThresholds(std::string(defaultCardThresholdsJson()));
}
CardAnalyzer::~CardAnalyzer() = default;

std::string CardAnalyzer::setThresholds(const std::string& json) {
  return readCardThresholds(json, state_->thresholds);
}

CardAnalysis CardAnalyzer::analyze(const ImageView& frame, double timestampMs, const CardTask& asked) {
  State& s = *state_;
  const CardTask task = soundTask(asked);
  CardAnalysis analysis;
  if (!std::isfinite(timestampMs) || (s.lastMs && timestampMs < *s.lastMs)) {
    analysis.error = ErrorCode::badTimestamp;
    return analysis;
  }
  s.lastMs = timestampMs;
  if (!asksForTheSame(task, s.task)) s.capture.reset();
  s.task = task;
  const Tracking tracking = s.tracker.next(frame, timestampMs);
  CardSight sight{frame, task, s.thresholds, {}, {}, {}};
  if (tracking.card) {
    sight.quad = tracking.card->quad;
    sight.timestampMs = timestampMs;
    sight.motion = tracking.card->motion;
    analysis.confidence = tracking.card->confidence;
    analysis.tracked = tracking.card->tracked;
  }
  analysis.partlyOutside = tracking.partlyOutside;
  s.examiner.examine(sight, analysis);

  const bool timed = task.guide.has_value();
  const double blur = analysis.checks[static_cast<int>(CheckId::sharpness)].raw;
  if (timed)
    analysis.capture =
        s.capture.next(analysis.passed, blur, timestampMs, s.thresholds.captureHoldMs, s.thresholds.captureFrames);
  CardScene scene;
  scene.offCentre = analysis.quad && guideOffset(*analysis.quad, task) > s.thresholds.offCentre;
  scene.captured = timed && s.capture.done();
  analysis.guidance = s.steadier.next(cardGuidance(analysis, task, scene), timestampMs);
  return analysis;
}

CardAnalysis CardAnalyzer::examine(const ImageView& frame, const Quad& quad, bool refine, const CardTask& asked) {
  State& s = *state_;
  const CardTask task = soundTask(asked);
  s.examined = {};
  if (!isConvex(quad)) {
    s.examined.error = ErrorCode::badQuad;
    return s.examined;
  }
  CardSight sight{frame, task, s.thresholds, {}, {}, {}};
  sight.quad = quad;
  if (refine) {
    const double longSide = std::max(frame.width(), frame.height());
    const auto refined = s.refiner.refine(frame, quad, kExamineReach * longSide, kExamineDeviation * longSide);
    if (refined) sight.quad = refined->quad;
  }
  s.examined.confidence = 1;
  s.examiner.examine(sight, s.examined);
  s.examined.guidance = cardGuidance(s.examined, task, {});
  return s.examined;
}

std::string CardAnalyzer::manifest(const ArtifactFacts& facts) const {
  return cardManifest(state_->examined, facts, state_->thresholds.version);
}

ErrorCode CardAnalyzer::rectify(const ImageView& frame, const Quad& quad, std::span<std::uint8_t> target, int width,
                                int height) {
  return rectifyCard(frame, quad, target, width, height);
}

void CardAnalyzer::reset() {
  state_->tracker.reset();
  state_->examiner.reset();
  state_->steadier.reset();
  state_->capture.reset();
  state_->lastMs.reset();
}

}  // namespace qujing

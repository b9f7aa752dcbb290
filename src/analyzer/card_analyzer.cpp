#include "analyzer/card_analyzer.h"

#include <cmath>

#include "card/card_rectifier.h"
#include "card/quad_tracker.h"
#include "guidance/card_guidance.h"

namespace qujing {

struct CardAnalyzer::State {
  QuadTracker tracker;
  std::optional<double> lastMs;
};

CardAnalyzer::CardAnalyzer() : state_(std::make_unique<State>()) {}
CardAnalyzer::~CardAnalyzer() = default;

CardAnalysis CardAnalyzer::analyze(const ImageView& frame, double timestampMs) {
  CardAnalysis analysis;
  if (!std::isfinite(timestampMs) || (state_->lastMs && timestampMs < *state_->lastMs)) {
    analysis.error = ErrorCode::badTimestamp;
    return analysis;
  }
  state_->lastMs = timestampMs;
  const Tracking tracking = state_->tracker.next(frame, timestampMs);
  analysis.partlyOutside = tracking.partlyOutside;
  if (tracking.card) {
    analysis.quad = tracking.card->quad;
    analysis.confidence = tracking.card->confidence;
    analysis.tracked = tracking.card->tracked;
  }
  analysis.guidance = cardGuidance(analysis);
  return analysis;
}

ErrorCode CardAnalyzer::rectify(const ImageView& frame, const Quad& quad, std::span<std::uint8_t> target, int width,
                                int height) {
  return rectifyCard(frame, quad, target, width, height);
}

void CardAnalyzer::reset() {
  state_->tracker.reset();
  state_->lastMs.reset();
}

}  // namespace qujing

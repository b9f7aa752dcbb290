#pragma once

#include <optional>

#include "card/quad_detector.h"
#include "card/quad_refiner.h"

namespace qujing {

struct TrackedQuad {
  Quad quad;  ///< frame pixels, orderedAsCard
  double confidence = 0;
  bool tracked = false;  ///< followed from the frame before, not searched anew
  /// Mean corner movement since the frame before, in card widths a second; none for the first sight of a card.
  std::optional<double> motion;
};

struct Tracking {
  std::optional<TrackedQuad> card;
  bool partlyOutside = false;
};

/// Follows one card through a series of frames: while its edges stay in reach only they are looked at; the whole
/// frame is searched anew when they are lost, and every kConfirmEveryMs to be sure that it is still a card.
class QuadTracker {
 public:
  /// timestampMs: not earlier than the frame before.
  Tracking next(const ImageView& frame, double timestampMs);
  void reset();

 private:
  std::optional<TrackedQuad> follow(const ImageView& frame, double timestampMs);
  std::optional<TrackedQuad> followUnconfirmed(const ImageView& frame, double timestampMs);
  Tracking search(const ImageView& frame, double timestampMs);
  void keep(const QuadEvidence& evidence, const TrackedQuad& card, double timestampMs);

  QuadDetector detector_;
  QuadRefiner refiner_;
  std::optional<TrackedQuad> last_;  ///< corners named so that each stays the same corner from frame to frame
  QuadEvidence evidence_;            ///< of last_
  Quad velocity_{};                  ///< frame pixels a millisecond, corner by corner
  double lastMs_ = 0;
  double confirmedMs_ = 0;
  double confirmedSupport_ = 0;
  int misses_ = 0;  ///< searches since the last that found the card
  int width_ = 0, height_ = 0;
};

}  // namespace qujing

#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "analysis.h"
#include "common/image_view.h"

namespace qujing {

/// Watches a series of frames for an ID-1 card. Owns every buffer it needs; all are made for the first frame and
/// reused while the frame size stays the same.
class CardAnalyzer {
 public:
  CardAnalyzer();
  ~CardAnalyzer();
  CardAnalyzer(const CardAnalyzer&) = delete;
  CardAnalyzer& operator=(const CardAnalyzer&) = delete;

  /// timestampMs: milliseconds, finite, not earlier than the frame before (badTimestamp otherwise).
  /// The view is borrowed for the call.
  CardAnalysis analyze(const ImageView& frame, double timestampMs);
  /// Cuts the card out of a frame; see card_rectifier.h.
  static ErrorCode rectify(const ImageView& frame, const Quad& quad, std::span<std::uint8_t> target, int width,
                           int height);
  /// Forgets the series: the next frame is searched anew and may have any timestamp.
  void reset();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace qujing

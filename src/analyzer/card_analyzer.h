#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "analysis.h"
#include "artifact/card_manifest.h"
#include "common/image_view.h"

namespace qujing {

/// Watches a series of frames for a resident ID card, and examines the picture that was taken. Owns every buffer it
/// needs; all are made for the first frame and reused while the frame size stays the same.
class CardAnalyzer {
 public:
  CardAnalyzer();
  ~CardAnalyzer();
  CardAnalyzer(const CardAnalyzer&) = delete;
  CardAnalyzer& operator=(const CardAnalyzer&) = delete;

  /// timestampMs: milliseconds, finite, not earlier than the frame before (badTimestamp otherwise).
  /// The view is borrowed for the call. A task other than the last begins a new capture.
  CardAnalysis analyze(const ImageView& frame, double timestampMs, const CardTask& task = {});
  /// One picture by itself, with the card where `quad` says: the same checks, without a series. refine: the quad comes
  /// from a smaller copy and is moved onto the edges nearby; otherwise it is taken as it is (corners set by hand).
  /// badQuad for one that is not convex.
  CardAnalysis examine(const ImageView& frame, const Quad& quad, bool refine, const CardTask& task);
  /// The manifest of the picture that was examined last.
  std::string manifest(const ArtifactFacts& facts) const;
  /// Cuts the card out of a frame; see card_rectifier.h.
  static ErrorCode rectify(const ImageView& frame, const Quad& quad, std::span<std::uint8_t> target, int width,
                           int height);
  /// Replaces the thresholds; see readCardThresholds().
  std::string setThresholds(const std::string& json);
  /// Forgets the series: the next frame is searched anew and may have any timestamp.
  void reset();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace qujing

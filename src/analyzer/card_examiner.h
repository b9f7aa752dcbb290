#pragma once

#include <array>
#include <optional>

#include "analysis.h"
#include "card/card_patch.h"
#include "card/flat_card.h"
#include "common/image_view.h"
#include "config/card_thresholds.h"
#include "quality/colour_cells.h"
#include "quality/foreign_cover.h"
#include "quality/gray_copy.h"
#include "quality/moire.h"
#include "quality/text_blur.h"
#include "resident_id/print_gaps.h"
#include "resident_id/side_classifier.h"

namespace qujing {

/// What a frame is judged by.
struct CardSight {
  const ImageView& frame;
  const CardTask& task;
  const CardThresholds& thresholds;
  std::optional<Quad> quad;           ///< frame pixels, in the order of orderedAsCard
  std::optional<double> timestampMs;  ///< of a frame of a series
  std::optional<double> motion;       ///< card widths a second
};

/// Fills in a CardAnalysis: the side, the way up and every check.
class CardExaminer {
 public:
  /// analysis.partlyOutside, confidence and tracked are read, the rest but capture and guidance is written.
  void examine(const CardSight& sight, CardAnalysis& analysis);
  void reset() {
    series_.reset();
    screenPatches_ = 0;
  }

  static constexpr std::size_t kScreenPatchCount = 6;

 private:
  void judgeScene(const CardSight& sight, CardAnalysis& analysis) const;
  void readSide(const CardSight& sight, CardAnalysis& analysis);
  void judgePlace(const CardSight& sight, CardAnalysis& analysis) const;
  void judgeLight(const CardSight& sight, CardAnalysis& analysis);
  void judgePrint(const CardSight& sight, CardAnalysis& analysis);
  void judgeCover(const CardSight& sight, CardAnalysis& analysis);
  double screenPeak(const CardSight& sight, const Quad& quad, std::size_t patch);
  void judgeScreen(const CardSight& sight, CardAnalysis& analysis);

  FlatCard flat_;
  SideClassifier classifier_;
  SideSeries series_;
  CardSide layout_ = CardSide::unknown;  ///< the one that the frame is judged by
  CardPatch patch_;
  TextBlurMeter blur_;
  ColourCells cells_;
  GrayCopyMeter gray_;
  ForeignCover cover_;
  PrintGaps gaps_;
  MoireMeter moire_;
  std::array<double, kScreenPatchCount> screenPeaks_{};  ///< of the last frames of the series
  std::size_t screenPatches_ = 0;                        ///< looked at in the series
};

}  // namespace qujing

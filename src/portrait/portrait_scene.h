#pragma once

#include "portrait/face_chart.h"
#include "portrait/photo_plan.h"
#include "portrait/portrait_sight.h"
#include "quality/face_chip.h"
#include "quality/luma_histogram.h"

namespace qujing {

/// What the checks of one picture share. Everything is borrowed for the call; there is a face.
struct PortraitScene {
  const PortraitSight& sight;
  const FaceLandmarks& face;
  const PhotoPlan& plan;
  const FaceChip& chip;
  const FaceChart& chart;

  /// Pixels of the picture as captured.
  double fullPixels(double pixels) const { return pixels * sight.task.fullScale; }
  bool isPhoto() const { return sight.task.stage == PortraitStage::photo; }
};

constexpr int checkIndex(CheckId id) {
  for (int i = 0; i < kPortraitCheckCount; ++i)
    if (kPortraitCheckIds[i] == id) return i;
  return 0;
}
inline void put(PortraitChecks& checks, const Check& check) { checks[checkIndex(check.id)] = check; }

/// A verdict whose score is the standard's, see quality/standard_score.h.
inline Check scored(Check check, double score) {
  check.score = score;
  return check;
}

/// The luma of all chip pixels that have one of the bits.
LumaHistogram zoneHistogram(const FaceChip& chip, const FaceChart& chart, std::uint8_t bits);

}  // namespace qujing

#pragma once

#include <optional>

#include "common/fading_histogram.h"
#include "common/image_view.h"
#include "face/face_landmarks.h"
#include "face/face_state.h"

namespace qujing {

class EyeNetwork;

/// Lid gap over eye width of each eye, from the landmarks and, where it was run, the eye model.
struct EyeGaps {
  double left = 0, right = 0;
};
/// As seen from straight ahead: turning and nodding are taken out. 0 and 0 when the landmarks show no face.
EyeGaps eyeGaps(const FaceLandmarks& face);
/// What the eye network sees (eye_network.h), as the gap that it would be for people in general: narrow eyes count as
/// open, shut lids that the landmarks draw open as shut. Falls back to the landmarks where an eye has too few pixels.
EyeGaps eyeGaps(const ImageView& frame, const FaceLandmarks& face, EyeNetwork& network);

/// Learns how far a person opens the eyes, and tells openness relative to it.
class EyeBaseline {
 public:
  /// pose: gaps of turned faces are not learnt from.
  EyeOpenness next(const EyeGaps& gaps, const HeadPose& pose, double timestampMs);
  /// Of a single picture: relative to people in general, or to what was learnt.
  EyeOpenness of(const EyeGaps& gaps) const;
  void reset() { *this = {}; }

 private:
  static FadingHistogram emptyHistory();
  static std::optional<double> openGap(const FadingHistogram& gaps);

  FadingHistogram left_ = emptyHistory(), right_ = emptyHistory();
  std::optional<double> lastMs_;
};

}  // namespace qujing

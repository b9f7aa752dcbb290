#pragma once

#include <optional>

#include "face/face_landmarks.h"
#include "face/face_state.h"

namespace qujing {

/// Lid gap over eye width of each eye, from the landmarks and, where it was run, the eye model.
struct EyeGaps {
  double left = 0, right = 0;
};
EyeGaps eyeGaps(const FaceLandmarks& face);

/// Learns how far a person opens the eyes, and tells openness relative to it.
class EyeBaseline {
 public:
  /// pose: gaps of turned faces are not learnt from.
  EyeOpenness next(const EyeGaps& gaps, const HeadPose& pose, double timestampMs);
  /// Of a single picture: relative to people in general, or to what was learnt.
  EyeOpenness of(const EyeGaps& gaps) const;
  void reset() { *this = {}; }
};

}  // namespace qujing

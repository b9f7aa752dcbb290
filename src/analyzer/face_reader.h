#pragma once

#include <optional>

#include "common/image_view.h"
#include "face/eye_network.h"
#include "face/eye_openness.h"
#include "face/face_landmarks.h"
#include "face/face_reading.h"
#include "face/face_tracker.h"
#include "face/landmark_smoother.h"

namespace qujing {

/// From the landmarks that a tracker holds to what they and the picture say. Knows the person of one series.
class FaceReader {
 public:
  FaceReader();

  /// Of a frame of the series; timestampMs: not earlier than the one before. To be called when the tracker waits for
  /// nothing.
  FaceReading readFrame(const ImageView& frame, const FaceTracker& tracker, double timestampMs);
  /// Of a picture of its own, held against the open eyes that the series showed, if any.
  FaceReading readStill(const ImageView& picture, const FaceTracker& tracker);

  /// Of the last picture; null without a face.
  const FaceLandmarks* face() const { return hasFace_ ? &face_ : nullptr; }
  /// What was read is the last picture's no more.
  void drop() { hasFace_ = false; }
  /// Forgets the series and the person.
  void reset();

 private:
  FaceReading read(const ImageView& picture, const FaceTracker& tracker, std::optional<double> timestampMs);

  LandmarkSmoother smoother_;
  EyeNetwork eyeNetwork_;
  EyeBaseline baseline_;
  FaceLandmarks face_{};
  bool hasFace_ = false;
};

}  // namespace qujing

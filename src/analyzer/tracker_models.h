#pragma once

#include "analyzer/model_tensors.h"
#include "common/image_view.h"
#include "face/face_landmarks.h"
#include "face/face_tracker.h"

namespace qujing {

/// Between a FaceTracker and the networks that the page runs for it.
class TrackerModels {
 public:
  ModelTensors tensors;

  /// The model that the tracker waits for, with its input filled; none when it waits for none.
  FaceModel ask(const ImageView& picture, const FaceTracker& tracker);
  /// Hands the tracker what the model said. False when that was a model of which the tracker knows nothing.
  bool answer(FaceTracker& tracker);
  void fillInput(const ImageView& picture, const Patch& patch, float black);

 private:
  FaceLandmarks decoded_{};
};

}  // namespace qujing

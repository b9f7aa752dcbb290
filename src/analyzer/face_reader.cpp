#include "analyzer/face_reader.h"

#include "face/eye_network_weights.h"
#include "face/head_pose.h"

namespace qujing {

FaceReader::FaceReader() : eyeNetwork_({kEyeNetworkWeights, kEyeNetworkWeightsSize}) {}

FaceReading FaceReader::readFrame(const ImageView& frame, const FaceTracker& tracker, double timestampMs) {
  return read(frame, tracker, timestampMs);
}

FaceReading FaceReader::readStill(const ImageView& picture, const FaceTracker& tracker) {
  return read(picture, tracker, std::nullopt);
}

FaceReading FaceReader::read(const ImageView& picture, const FaceTracker& tracker, std::optional<double> timestampMs) {
  FaceReading reading;
  reading.faceCount = tracker.faceCount();
  hasFace_ = tracker.hasFace();
  if (!hasFace_) return reading;
  face_ = tracker.face();
  if (timestampMs) smoother_.smooth(face_, *timestampMs);
  reading.face = boundsOf(face_);
  reading.confidence = tracker.presence();
  reading.tracked = tracker.tracked();
  reading.pose = headPose(face_, picture.width(), picture.height());
  if (!reading.pose) return reading;
  const EyeGaps gaps = eyeGaps(picture, face_, eyeNetwork_);
  reading.eyes = timestampMs ? baseline_.next(gaps, *reading.pose, *timestampMs) : baseline_.of(gaps);
  return reading;
}

void FaceReader::reset() {
  smoother_.reset();
  baseline_.reset();
  hasFace_ = false;
}

}  // namespace qujing

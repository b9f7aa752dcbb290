#include "analyzer/tracker_models.h"

#include <cmath>

#include "face/face_decoder.h"
#include "face/landmark_decoder.h"
#include "face/plane_sampler.h"

namespace qujing {
namespace {

/// MediaPipe's own short-range graph keeps what scores more.
constexpr double kLeastScore = 0.5;

double logistic(double logit) { return 1 / (1 + std::exp(-logit)); }

}  // namespace

FaceModel TrackerModels::ask(const ImageView& picture, const FaceTracker& tracker) {
  tensors.run(FaceModel::none);
  if (tracker.next() == FaceStep::detector) {
    tensors.run(FaceModel::detector);
    fillInput(picture, tracker.patch(), -1);
  } else if (tracker.next() == FaceStep::landmarks) {
    tensors.run(FaceModel::landmarks);
    fillInput(picture, tracker.patch(), 0);
  }
  return tensors.running();
}

bool TrackerModels::answer(FaceTracker& tracker) {
  switch (tensors.running()) {
    case FaceModel::detector:
      tracker.acceptDetections(decodeFaces(tensors.output(0), tensors.output(1), tracker.patch(), kLeastScore));
      return true;
    case FaceModel::landmarks:
      decodeLandmarks(tensors.output(0), tracker.patch(), decoded_);
      tracker.acceptLandmarks(decoded_, logistic(tensors.output(1)[0]));
      return true;
    case FaceModel::segmentation:
    case FaceModel::none:
      break;
  }
  return false;
}

void TrackerModels::fillInput(const ImageView& picture, const Patch& patch, float black) {
  samplePlanes(picture, patch, black, 1, tensors.input());
}

}  // namespace qujing

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "analyzer/model_tensors.h"
#include "artifact/portrait_manifest.h"
#include "common/image_view.h"
#include "common/status.h"
#include "face/face_detection.h"
#include "face/face_landmarks.h"
#include "portrait/photo_composer.h"
#include "portrait_analysis.h"

namespace qujing {

/// Watches a series of frames for a face, judges pictures and makes the photo. It runs no network itself: begin() a
/// picture, then for each model that next() names run it on input(), write what it answers into output(i), accept();
/// when next() names none, take the result().
class PortraitAnalyzer {
 public:
  PortraitAnalyzer();
  ~PortraitAnalyzer();
  PortraitAnalyzer(const PortraitAnalyzer&) = delete;
  PortraitAnalyzer& operator=(const PortraitAnalyzer&) = delete;

  /// timestampMs: milliseconds, finite, not earlier than the live frame before (badTimestamp otherwise); not read of a
  /// still or a photo. The view must live until result() or compose().
  ErrorCode begin(const ImageView& picture, double timestampMs, const PortraitTask& task);
  /// The model to run now.
  FaceModel next();
  /// The model's input tensor, 1 x 3 x side x side; valid until accept().
  std::span<const float> input() const;
  /// Where its output number `index` of models/manifest.json is to be written; valid until accept().
  std::span<float> output(int index);
  void accept();
  /// To be called once for each begin(), when next() is none.
  PortraitAnalysis result();

  /// Of the last picture.
  std::span<const FaceDetection> faces() const;
  const FaceLandmarks* landmarks() const;

  /// Makes the photo of the still seen last; see PhotoComposer. The plan says what of the adjustment was allowed.
  PhotoPlan plan(const PhotoAdjustment& adjustment) const;
  PhotoComposition compose(const PhotoPlan& plan, std::span<std::uint8_t> target);

  /// The manifest of the still and the photo that were looked at last. The spec and the thresholds are filled in.
  std::string manifest(PortraitArtifactFacts facts) const;

  std::string setThresholds(const std::string& json);
  /// From now on the spec that photos are held against: the id of one that the engine carries, or a record as JSON.
  std::string setSpec(const std::string& spec);
  const PhotoSpec& spec() const;
  /// Forgets the series and the person.
  void reset();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace qujing

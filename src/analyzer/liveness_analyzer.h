#pragma once

#include <memory>
#include <span>
#include <string>

#include "analyzer/model_tensors.h"
#include "artifact/liveness_manifest.h"
#include "common/image_view.h"
#include "common/status.h"
#include "face/face_landmarks.h"
#include "liveness/attack_cues.h"
#include "liveness_analysis.h"

namespace qujing {

/// Watches a series of frames for actions: all of them, or from begin of a challenge on those that it asks for. It runs
/// no network itself; see PortraitAnalyzer.
class LivenessAnalyzer {
 public:
  LivenessAnalyzer();
  ~LivenessAnalyzer();
  LivenessAnalyzer(const LivenessAnalyzer&) = delete;
  LivenessAnalyzer& operator=(const LivenessAnalyzer&) = delete;

  /// timestampMs: milliseconds, finite, not earlier than the frame before (badTimestamp otherwise). The view must live
  /// until result().
  ErrorCode begin(const ImageView& frame, double timestampMs);
  /// The model to run now.
  FaceModel next();
  std::span<const float> input() const;
  std::span<float> output(int index);
  void accept();
  /// To be called once for each begin(), when next() is none.
  LivenessAnalysis result();

  /// From now on the frames are those of a challenge. False, and nothing changes, when the thresholds do not allow so
  /// many actions.
  bool challenge(std::span<const Action> actions, double timestampMs);
  /// Time passes and no frame comes.
  ChallengeStatus tick(double timestampMs);
  /// Ends the challenge where it is. The next frame is one of its end.
  void cancel();
  std::span<const CompletedAction> completed() const;
  /// What may be an attack, on the series so far; of a challenge since its beginning. Advice only.
  Cues cues() const;
  /// A picture of the present challenge was kept; the manifest names it.
  void addPicture(const EvidencePart& picture);
  /// Of the last challenge; empty where none was begun. The version of the thresholds is filled in.
  std::string manifest(LivenessArtifactFacts facts) const;

  /// Of the last frame; null without a face.
  const FaceLandmarks* landmarks() const;
  /// What is wrong with them, empty when they hold: from the next series or challenge on.
  std::string setThresholds(const std::string& json);
  /// Forgets the series, the person and the challenge.
  void reset();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace qujing

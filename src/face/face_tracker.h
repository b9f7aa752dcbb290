#pragma once

#include <optional>

#include "common/patch.h"
#include "face/face_detection.h"
#include "face/face_landmarks.h"

namespace qujing {

/// The model that a frame needs next.
enum class FaceStep { none, detector, landmarks };

/// Milliseconds between two looks for other faces while one is held: as a rule, and while more than one was seen.
/// confirm: one that the landmarks do not find where the detector does is none.
struct LookIntervals {
  double everyMs = 1000, severalMs = 1000;
  bool confirm = false;
};
/// For who must know soon that somebody else is there, and be sure of it: a second face is told at most half a second
/// late, and rocks or leaves in which the detector imagines one are not.
constexpr LookIntervals kWatchfulLooks{500, 0, true};

/// Follows one face through frames: says which model to run on which part of the frame, from what the models said of
/// this frame and the last. The detector rests while a face is held, but for a look at other faces now and then.
/// Of a frame: begin(), then for each next() that is not none run the model on patch() and hand in what it said.
/// After a frame that was not finished begin() starts the next one all the same.
class FaceTracker {
 public:
  /// A frame of a series. timestampMs: of lookings for other faces.
  void begin(int frameWidth, int frameHeight, double timestampMs);
  /// From the next frame on; outlives reset().
  void look(LookIntervals intervals) { looks_ = intervals; }
  /// A picture of its own: nothing is known of it, nothing is kept of what was followed.
  void beginStill(int frameWidth, int frameHeight);

  FaceStep next() const { return step_; }
  /// kDetectorSide or kLandmarkSide pixels a side.
  const Patch& patch() const { return patch_; }
  void acceptDetections(const FaceDetections& found);
  /// presence: 0..1, that the patch shows a face.
  void acceptLandmarks(const FaceLandmarks& face, double presence);

  /// Of the frame, when next() is none.
  bool hasFace() const { return held_; }
  const FaceLandmarks& face() const { return face_; }
  /// 0..1, that there is a face at face().
  double presence() const { return presence_; }
  /// Found by following the last frame, without the detector.
  bool tracked() const { return held_ && tracked_; }
  /// The detector's last look; of a face that is held since, its box moves with it.
  const FaceDetections& detections() const { return detections_; }
  /// At least 1 while a face is held.
  int faceCount() const;
  void reset();

 private:
  void lookForFaces();
  void confirmOther();
  void follow(const Patch& patch, int passes);
  void lose();
  bool isInFrame(const FaceLandmarks& face) const;

  int width_ = 0, height_ = 0;
  double nowMs_ = 0;
  FaceStep step_ = FaceStep::none;
  Patch patch_;
  int passesLeft_ = 0;       ///< landmark passes of this frame, from this patch on
  bool confirming_ = false;  ///< the pass is of another face than the held one
  bool looked_ = false;      ///< the detector was run on this frame
  bool held_ = false, tracked_ = false;
  LookIntervals looks_;
  bool still_ = false;
  std::optional<double> lastLookMs_;
  int unseenLooks_ = 0;  ///< looks in a row that found no face where the held one is
  FaceLandmarks face_{};
  double presence_ = 0;
  FaceDetections detections_;
};

}  // namespace qujing

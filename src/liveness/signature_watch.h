#pragma once

#include <optional>

#include "config/liveness_thresholds.h"
#include "liveness/observation.h"

namespace qujing {

/// Whether the face still looks like that of the first frames and like that of just before: the one tells a slow
/// change, the other, more sharply, a sudden one. Faces are compared only where they look into the direction of the
/// first.
class SignatureWatch {
 public:
  explicit SignatureWatch(const ContinuityThresholds& thresholds) : thresholds_(thresholds) {}

  /// True once the face has looked like another one for long enough.
  bool isAnother(const ObservedFace& face, double timestampMs);
  /// The last face that could be compared looked like another one.
  bool isInDoubt() const { return unlikeSinceMs_.has_value(); }
  void reset() { *this = SignatureWatch(thresholds_); }

 private:
  void learn(const ObservedFace& face);
  void follow(const FaceSignature& signature, double timestampMs);
  bool isComparable(const ObservedFace& face) const;

  ContinuityThresholds thresholds_;
  FaceSignature first_;   ///< mean of the first frames
  FaceSignature lately_;  ///< mean of some time, the past fading
  HeadPose firstPose_;
  int learnt_ = 0;
  double followedMs_ = 0;
  std::optional<double> unlikeSinceMs_;
};

}  // namespace qujing

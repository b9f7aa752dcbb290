#pragma once

#include <optional>

#include "config/liveness_thresholds.h"
#include "liveness/observation.h"

namespace qujing {

/// Whether the face still looks like that of the first frames and like that of just before: the one tells a slow
/// change, the other, more sharply, a sudden one. Faces are compared only where they look into nearly the same
/// direction.
class SignatureWatch {
 public:
  explicit SignatureWatch(const ContinuityThresholds& thresholds) : thresholds_(thresholds) {}

  /// True once the face has looked like another one for long enough, the time in which it did not taken off.
  bool isAnother(const ObservedFace& face, double timestampMs);
  bool isInDoubt() const { return unlikeMs_ > 0; }
  /// A face that could be compared was alike at this time or later; true as well while there is nothing to compare
  /// with.
  bool isAlikeSince(double timestampMs) const { return learnt_ < kFirstFrames || alikeMs_ >= timestampMs; }
  void reset() { *this = SignatureWatch(thresholds_); }

 private:
  /// Their mean is freer of noise than one frame, and they are over before another face can come.
  static constexpr int kFirstFrames = 5;
  struct Look {
    FaceSignature signature;
    HeadPose pose;
  };
  void learn(const ObservedFace& face);
  void follow(const ObservedFace& face, double timestampMs);
  /// Empty where the face looks elsewhere.
  std::optional<double> likenessTo(const Look& look, const ObservedFace& face) const;

  ContinuityThresholds thresholds_;
  Look first_;   ///< mean of the first frames
  Look lately_;  ///< mean of some time, the past fading
  int learnt_ = 0;
  double alikeMs_ = 0;     ///< the last time at which the face was sure to be the same
  double comparedMs_ = 0;  ///< the last time at which it could be compared
  double unlikeMs_ = 0;    ///< how long it looked like another one
};

}  // namespace qujing

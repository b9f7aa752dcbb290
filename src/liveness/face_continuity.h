#pragma once

#include <optional>

#include "config/liveness_thresholds.h"
#include "liveness/observation.h"
#include "liveness/signature_watch.h"

namespace qujing {

/// Why a series is not of one face throughout.
enum class ContinuityBreak { none, faceLost, faceChanged, multipleFaces };

/// Whether the face of each observation is the one of the first.
class FaceContinuity {
 public:
  explicit FaceContinuity(const ContinuityThresholds& thresholds);

  /// Once broken, the series stays so until reset().
  ContinuityBreak next(const Observation& seen);
  /// At this time or later the face was seen to be the one of before, and nothing speaks against it since.
  bool isSureSince(double timestampMs) const {
    return !jumpedSinceMs_ && !signatures_.isInDoubt() && signatures_.isAlikeSince(timestampMs);
  }
  void reset() { *this = FaceContinuity(thresholds_); }

 private:
  struct Place {
    Rect box;
    FacePoints points;
    double timestampMs = 0;
  };
  ContinuityBreak judge(const Observation& seen);
  bool hasOtherFaces(const Observation& seen);
  /// False for a face that is elsewhere than the one before can have gone.
  bool canFollow(const Place& place) const;

  ContinuityThresholds thresholds_;
  SignatureWatch signatures_;
  std::optional<Place> last_;
  std::optional<double> firstMs_, otherSinceMs_, jumpedSinceMs_;
  ContinuityBreak broken_ = ContinuityBreak::none;
};

}  // namespace qujing

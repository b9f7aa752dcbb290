#pragma once

#include <array>
#include <optional>

#include "face/face_landmarks.h"

namespace qujing {

/// Steadies landmarks from frame to frame. A point at rest is held, a moving one is followed without lag (Casiez et
/// al., 1 euro filter, CHI 2012, cutoffs in face lengths). Lids keep their gap of this very frame: they are moved with
/// their eye's corners, never held.
class LandmarkSmoother {
 public:
  /// timestampMs: not earlier than the last. The first face after reset() stays as it is; so does one that is
  /// elsewhere or comes later than what can be the same movement.
  void smooth(FaceLandmarks& face, double timestampMs);
  void reset() { last_.reset(); }

 private:
  struct Speed {
    double x = 0, y = 0;
  };
  struct State {
    FaceLandmarks face;
    std::array<Speed, kLandmarkCount> speeds{};  ///< face lengths a second
    double timestampMs = 0;
  };
  std::optional<State> last_;
};

}  // namespace qujing

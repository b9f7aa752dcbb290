#pragma once

#include <optional>

#include "liveness/frame_print.h"

namespace qujing {

/// Notices pictures that are sent again and again while time goes on. A camera's noise changes every frame, and coding
/// leaves changes wherever somebody lives; a frame shown twice or thrice, as where 24 frames a second are made 30 or a
/// slow camera is read too often, is over soon.
class FrozenFrames {
 public:
  /// timestampMs: not earlier than the one before.
  void next(const FramePrint& print, double timestampMs);
  /// Milliseconds that frames came and nothing changed, the most; empty before the second frame.
  std::optional<double> longestMs() const;

 private:
  std::optional<FramePrint> last_;
  int frames_ = 0;
  double lastMs_ = 0, sinceMs_ = 0, longestMs_ = 0;
};

}  // namespace qujing

#pragma once

namespace qujing {

/// Whether the picture is being taken.
struct CaptureStep {
  double progress = 0;  ///< 0..1 of the time that everything must hold
  bool keep = false;    ///< this frame is the best so far: keep it until a better one or the end
  bool done = false;    ///< the frame kept last is the picture
};

}  // namespace qujing

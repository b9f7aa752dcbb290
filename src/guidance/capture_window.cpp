#include "guidance/capture_window.h"

#include <algorithm>

namespace qujing {
namespace {

/// A frame or two of noise; what lasts longer is a hand that moved.
constexpr double kLapseMs = 220;

}  // namespace

CaptureStep CaptureWindow::next(bool passed, double blur, double timestampMs, double holdMs, int frames) {
  CaptureStep step;
  if (done_) {
    step.progress = 1;
    return step;
  }
  if (sinceMs_ && timestampMs - lastPassedMs_ > kLapseMs) sinceMs_.reset();
  if (!passed) {
    if (sinceMs_) step.progress = std::min(1.0, (lastPassedMs_ - *sinceMs_) / std::max(1.0, holdMs));
    return step;
  }
  if (!sinceMs_) {
    sinceMs_ = timestampMs;
    frames_ = 0;
  }
  step.keep = frames_ == 0 || blur < leastBlur_;
  if (step.keep) leastBlur_ = blur;
  ++frames_;
  lastPassedMs_ = timestampMs;
  const double held = timestampMs - *sinceMs_;
  step.progress = std::min({1.0, held / std::max(1.0, holdMs), static_cast<double>(frames_) / frames});
  step.done = done_ = held >= holdMs && frames_ >= frames;
  return step;
}

}  // namespace qujing

#include "liveness/head_action_detector.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

/// Frames further apart show no movement.
constexpr double kLongestStepMs = 500;

double reach(const HeadDirection& shares) { return std::max(std::abs(shares.yaw), std::abs(shares.pitch)); }

Action actionOf(bool turned, double peak) {
  if (turned) return peak > 0 ? Action::turnLeft : Action::turnRight;
  return peak > 0 ? Action::raise : Action::lower;
}

}  // namespace

bool HeadActionDetector::Reach::see(double share, double timestampMs) {
  if (std::abs(share) >= 1) ++framesBeyond;
  if (std::abs(share) <= std::abs(peak)) return false;
  peak = share;
  peakMs = timestampMs;
  return true;
}

std::optional<ActionEvent> HeadActionDetector::next(const HeadDirection& fromNeutral, double timestampMs) {
  tooQuick_ = movedForGood_ = false;
  if (lastMs_ && timestampMs - *lastMs_ > kLongestStepMs) restart();
  const HeadDirection now = inThresholds(fromNeutral);
  const bool away = reach(now) >= thresholds_.beginShare;
  if (!away) awaySinceMs_.reset();
  if (away && !awaySinceMs_) awaySinceMs_ = timestampMs;

  if (away && (phase_ == Phase::ready || turnsOver(now))) begin(now, timestampMs);
  std::optional<ActionEvent> event;
  if (phase_ == Phase::moving) {
    follow(now, timestampMs);
    event = finish(now, timestampMs);
  }
  if (phase_ == Phase::returning) rest(timestampMs);
  if (away && timestampMs - *awaySinceMs_ > thresholds_.mostMs) {
    movedForGood_ = true;
    phase_ = Phase::returning;
    awaySinceMs_ = timestampMs;
  }
  last_ = now;
  lastMs_ = timestampMs;
  return event;
}

double HeadActionDetector::progress(Action action) const {
  switch (action) {
    case Action::turnLeft:
      return std::max(0.0, last_.yaw);
    case Action::turnRight:
      return std::max(0.0, -last_.yaw);
    case Action::raise:
      return std::max(0.0, last_.pitch);
    case Action::lower:
      return std::max(0.0, -last_.pitch);
    case Action::blink:
      break;
  }
  return 0;
}

bool HeadActionDetector::isAway() const { return awaySinceMs_.has_value(); }

void HeadActionDetector::restart() {
  phase_ = Phase::returning;
  last_ = {};
  lastMs_.reset();
  restingSinceMs_.reset();
  awaySinceMs_.reset();
  done_.reset();
}

void HeadActionDetector::begin(const HeadDirection& now, double timestampMs) {
  phase_ = Phase::moving;
  yaw_ = pitch_ = {};
  fastest_ = 0;
  judged_ = Judged::farther;
  restingSinceMs_.reset();
  done_.reset();
  const double before = reach(last_), reached = reach(now);
  const double share = std::clamp((thresholds_.beginShare - before) / std::max(reached - before, 1e-9), 0.0, 1.0);
  startMs_ = lastMs_ ? *lastMs_ + share * (timestampMs - *lastMs_) : timestampMs;
}

void HeadActionDetector::follow(const HeadDirection& now, double timestampMs) {
  const auto watch = [&](Axis& axis, double share, Axis& other, double otherShare) {
    axis.later.see(share, timestampMs);
    if (!axis.whole.see(share, timestampMs)) return;
    axis.otherAtPeak = std::abs(otherShare);
    other.later = {};
  };
  watch(yaw_, now.yaw, pitch_, now.pitch);
  watch(pitch_, now.pitch, yaw_, now.yaw);
  if (!lastMs_) return;
  const double degrees =
      std::hypot((now.yaw - last_.yaw) * thresholds_.turnDegrees, (now.pitch - last_.pitch) * thresholds_.nodDegrees);
  fastest_ = std::max(fastest_, degrees / std::max(timestampMs - *lastMs_, 1.0) * 1000);
}

std::optional<ActionEvent> HeadActionDetector::finish(const HeadDirection& now, double timestampMs) {
  const bool farther = std::abs(yaw_.whole.peak) >= std::abs(pitch_.whole.peak);
  const bool turned = judged_ == Judged::farther ? farther : judged_ == Judged::yaw;
  const Reach axis = (turned ? yaw_ : pitch_).whole;
  const double side = axis.peak < 0 ? -1 : 1, peak = std::abs(axis.peak);
  if (peak < 1) {
    if (reach(now) < thresholds_.beginShare) phase_ = Phase::returning;
    return std::nullopt;
  }
  const double here = side * (turned ? now.yaw : now.pitch), before = side * (turned ? last_.yaw : last_.pitch);
  const double returned = peak * (1 - thresholds_.returnShare);
  if (here > returned) return std::nullopt;
  phase_ = Phase::returning;
  const double share = std::clamp((before - returned) / std::max(before - here, 1e-9), 0.0, 1.0);
  const double endMs = *lastMs_ + share * (timestampMs - *lastMs_);
  tooQuick_ = endMs - startMs_ < thresholds_.leastMs || (axis.framesBeyond < 2 && fastest_ > thresholds_.mostSpeed);
  if (tooQuick_ || endMs - startMs_ > thresholds_.mostMs) return std::nullopt;
  const double other = judged_ == Judged::farther ? std::abs((turned ? pitch_ : yaw_).whole.peak) : 0;
  const double confidence = (0.5 + 0.5 * std::min(1.0, peak - 1)) * (1 - 0.5 * other / peak);
  const ActionEvent event{actionOf(turned, axis.peak), startMs_, axis.peakMs, endMs, confidence};
  done_ = event.action;
  swing(turned, now);
  return event;
}

/// A head that goes from one axis to the other, as from the left to up, does not come to rest between: the other axis
/// is in neutral when the first is farthest, and away when that has come back. Of a diagonal movement both go together.
void HeadActionDetector::swing(bool turned, const HeadDirection& now) {
  Axis &first = turned ? yaw_ : pitch_, &other = turned ? pitch_ : yaw_;
  const double here = turned ? now.pitch : now.yaw;
  if (judged_ != Judged::farther || first.otherAtPeak >= thresholds_.beginShare) return;
  if (std::abs(here) < thresholds_.beginShare) return;
  phase_ = Phase::moving;
  judged_ = turned ? Judged::pitch : Judged::yaw;
  startMs_ = first.whole.peakMs;
  other = {other.later, {}, 0};
  first = {};
  done_.reset();
}

/// Straight through neutral to another side than that of the action before: needs no rest there.
bool HeadActionDetector::turnsOver(const HeadDirection& now) const {
  if (phase_ != Phase::returning || !done_ || !restingSinceMs_) return false;
  const bool turned = std::abs(now.yaw) >= std::abs(now.pitch);
  return actionOf(turned, turned ? now.yaw : now.pitch) != *done_;
}

void HeadActionDetector::rest(double timestampMs) {
  if (isAway()) {
    restingSinceMs_.reset();
    return;
  }
  if (!restingSinceMs_) restingSinceMs_ = timestampMs;
  if (timestampMs - *restingSinceMs_ < thresholds_.restMs) return;
  restingSinceMs_.reset();
  phase_ = Phase::ready;
}

HeadDirection HeadActionDetector::inThresholds(const HeadDirection& fromNeutral) const {
  return {fromNeutral.yaw / thresholds_.turnDegrees, fromNeutral.pitch / thresholds_.nodDegrees};
}

}  // namespace qujing

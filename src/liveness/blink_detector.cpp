#include "liveness/blink_detector.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

/// Frames further apart may hide a blink between them.
constexpr double kLongestStepMs = 250;
/// Lids less closed than this are open again, ready for the next blink.
constexpr double kOpenClosure = 0.3;
/// A closure that lasts longer than this is how the eyes are now.
constexpr double kLongestHeldMs = 3000;
/// A nod begins before the lids seem to close.
constexpr double kBeforeMs = 200;
/// Closure of lids that are shut for sure.
constexpr double kFullClosure = 0.9;

/// When a line from (t0, v0) to (t1, v1) has the value.
double crossing(double t0, double v0, double t1, double v1, double value) {
  return v0 == v1 ? t1 : t0 + (t1 - t0) * std::clamp((value - v0) / (v1 - v0), 0.0, 1.0);
}

}  // namespace

std::optional<ActionEvent> BlinkDetector::next(const EyesSeen& eyes, const HeadDirection& head,
                                               const HeadDirection& neutral, double timestampMs) {
  if (samples_.size() > 0 && timestampMs - samples_[0].timestampMs > kLongestStepMs) restart();
  if (lids_ == Lids::closed && timestampMs - closedSinceMs_ > kLongestHeldMs) lids_ = Lids::open;
  const bool straight = isStraight(head, neutral);
  const bool held = lids_ == Lids::closed;
  closure_ = bothSay(meter_.next(eyes.openness, straight, held, timestampMs), dips_.next(eyes.lids, held, timestampMs));
  samples_.push({timestampMs, closure_.mean(), closure_.weaker(), head.pitch, straight});
  const double closure = closure_.mean();
  if (lids_ == Lids::reopened && closure < kOpenClosure) lids_ = Lids::open;
  if (lids_ == Lids::open && closure >= thresholds_.leastClosure) {
    lids_ = Lids::closed;
    closedSinceMs_ = timestampMs;
    deepest_ = 0;
  }
  if (lids_ != Lids::closed) return std::nullopt;
  deepest_ = std::max(deepest_, closure);
  if (closure >= deepest_ / 2) return std::nullopt;
  return reopen();
}

EyeClosure BlinkDetector::bothSay(const EyeClosure& seen, const EyeClosure& dip) const {
  const auto sum = [&t = thresholds_](double closure, double lost) {
    return std::min(closure + t.dipWeight * std::max(lost - t.dipNoise, 0.0), 1.0);
  };
  return {sum(seen.left, dip.left), sum(seen.right, dip.right)};
}

bool BlinkDetector::eyesOpen() const { return lids_ != Lids::closed && closure_.mean() < kOpenClosure; }

std::optional<ActionEvent> BlinkDetector::reopen() {
  lids_ = closure_.mean() < kOpenClosure ? Lids::open : Lids::reopened;
  const std::optional<Dip> dip = dipBefore();
  if (!dip || !isBlink(*dip)) return std::nullopt;
  const double sure = (dip->depth - thresholds_.leastClosure) / std::max(kFullClosure - thresholds_.leastClosure, 0.01);
  return ActionEvent{Action::blink, dip->startMs, dip->peakMs, dip->endMs, 0.5 + 0.5 * std::clamp(sure, 0.0, 1.0)};
}

std::optional<BlinkDetector::Dip> BlinkDetector::dipBefore() const {
  const double half = deepest_ / 2;
  Dip dip;
  const Sample& reopened = samples_[0];
  dip.endMs = crossing(samples_[1].timestampMs, samples_[1].closure, reopened.timestampMs, reopened.closure, half);
  std::size_t age = 1;
  for (; age < samples_.size() && samples_[age].closure >= half; ++age) {
    const Sample& sample = samples_[age];
    dip.weaker = std::max(dip.weaker, sample.weaker);
    ++dip.frames;
    if (sample.closure < dip.depth) continue;
    dip.depth = sample.closure;
    dip.peakMs = sample.timestampMs;
    dip.straight = sample.straight;
  }
  if (age == samples_.size()) return std::nullopt;
  const Sample &open = samples_[age], &closing = samples_[age - 1];
  dip.startMs = crossing(open.timestampMs, open.closure, closing.timestampMs, closing.closure, half);
  dip.betweenOpenMs = reopened.timestampMs - open.timestampMs;
  dip.pitchDrop = pitchDropSince(open.timestampMs - kBeforeMs);
  return dip;
}

/// How far the head was lowered, from any frame to any later one.
double BlinkDetector::pitchDropSince(double timestampMs) const {
  double least = samples_[0].pitch, drop = 0;
  for (std::size_t age = 1; age < samples_.size() && samples_[age].timestampMs >= timestampMs; ++age) {
    drop = std::max(drop, samples_[age].pitch - least);
    least = std::min(least, samples_[age].pitch);
  }
  return drop;
}

bool BlinkDetector::isStraight(const HeadDirection& head, const HeadDirection& neutral) const {
  const auto isNear = [](double angle, double rest, double most) {
    return std::abs(angle) < most || std::abs(angle - rest) < most;
  };
  return isNear(head.yaw, neutral.yaw, thresholds_.mostYaw) && isNear(head.pitch, neutral.pitch, thresholds_.mostPitch);
}

bool BlinkDetector::isBlink(const Dip& dip) const {
  const BlinkThresholds& t = thresholds_;
  const double lengthMs = dip.endMs - dip.startMs;
  const double mostMs = dip.weaker >= t.sureWeakerEye ? t.mostMs : t.mostDoubtfulMs;
  const bool deep = dip.weaker >= t.weakerEye && (dip.frames > 1 || dip.depth >= t.singleFrame);
  const bool timely = dip.betweenOpenMs >= t.leastMs && lengthMs <= mostMs;
  return deep && timely && dip.straight && dip.pitchDrop < t.mostPitchDrop;
}

void BlinkDetector::restart() {
  samples_.clear();
  meter_.restart();
  dips_.restart();
  lids_ = Lids::open;
}

}  // namespace qujing

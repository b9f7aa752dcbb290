#include "liveness/eye_closure.h"

#include <algorithm>
#include <cmath>

namespace qujing {
namespace {

/// The level of open eyes changes with posture and light, over some ten seconds.
constexpr double kRememberedMs = 10000;
/// Lids are open for more than half of the time, also of one who blinks or looks down a lot; the reading's noise lies
/// evenly around.
constexpr double kOpenShare = 0.7;
/// As long as the eyes' own baseline needs (face/eye_openness.cpp).
constexpr double kKnownAfterMs = 600;
/// A blink closes within 150 ms; who closes the eyes slowly over this does not blink.
constexpr double kLatelyMs = 500;
/// Lids that were never wider are shut, and closing them further is noise.
constexpr double kNarrowest = 0.3;

double closureOf(double openness, double reference) { return std::clamp(1 - openness / reference, 0.0, 1.0); }

}  // namespace

EyeClosureMeter::OpenLevel::OpenLevel() : seen(0, 1.2, kRememberedMs) {}

double EyeClosureMeter::OpenLevel::reference(double widest) const {
  const bool known = seen.seenMs() >= kKnownAfterMs;
  const double usual = known ? *seen.quantile(kOpenShare) : widest;
  return std::max(std::min(usual, widest), kNarrowest);
}

EyeClosureMeter::EyeClosureMeter() = default;

EyeClosure EyeClosureMeter::next(const EyeOpenness& eyes, bool frontal, bool held, double timestampMs) {
  const double passed = lately_.size() > 0 ? std::clamp(timestampMs - lately_[0].timestampMs, 0.0, kLatelyMs) : 0;
  lately_.push({timestampMs, eyes.left, eyes.right});
  if (!held) {
    const EyeOpenness widest = widestLately(timestampMs);
    left_.held = left_.reference(widest.left);
    right_.held = right_.reference(widest.right);
    if (frontal && passed > 0) {
      left_.seen.add(eyes.left, passed);
      right_.seen.add(eyes.right, passed);
    }
  }
  return {closureOf(eyes.left, left_.held), closureOf(eyes.right, right_.held)};
}

void EyeClosureMeter::restart() { lately_.clear(); }

EyeOpenness EyeClosureMeter::widestLately(double timestampMs) const {
  EyeOpenness widest;
  for (std::size_t age = 0; age < lately_.size(); ++age) {
    const Sample& sample = lately_[age];
    if (timestampMs - sample.timestampMs > kLatelyMs) break;
    widest.left = std::max(widest.left, sample.left);
    widest.right = std::max(widest.right, sample.right);
  }
  return widest;
}

}  // namespace qujing

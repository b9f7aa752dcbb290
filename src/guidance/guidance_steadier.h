#pragma once

#include <array>
#include <optional>

#include "analysis.h"

namespace qujing {

/// Turns one hint a frame into hints that can be read: each stays at least kLeastMs, and one that was given up does not
/// come back within kReturnMs. hold and captured come and go at once: they are no hints to be read but the answer to
/// what the hand does.
class GuidanceSteadier {
 public:
  static constexpr double kLeastMs = 600;
  static constexpr double kReturnMs = 1000;

  /// timestampMs: never earlier than the call before.
  GuidanceCode next(GuidanceCode seen, double timestampMs);
  void reset() { *this = {}; }

 private:
  static constexpr int kCodes = static_cast<int>(GuidanceCode::turnOver) + 1;

  std::optional<GuidanceCode> shown_;
  double sinceMs_ = 0;                                ///< when `shown_` came
  std::array<std::optional<double>, kCodes> leftMs_;  ///< when each code was last given up
};

}  // namespace qujing

#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "analysis.h"
#include "portrait_analysis.h"

namespace qujing {

/// Turns one hint a frame into hints that can be read: each stays at least kLeastMs, and one that was given up does not
/// come back within kReturnMs. hold and captured come and go at once: they are no hints to be read but the answer to
/// what the hand does. Code: an enum of hints with these two among them, ids from 0 up to less than kMostCodes.
template <typename Code>
class BasicGuidanceSteadier {
 public:
  static constexpr double kLeastMs = 600;
  static constexpr double kReturnMs = 1000;
  static constexpr std::size_t kMostCodes = 32;

  /// timestampMs: never earlier than the call before.
  Code next(Code seen, double timestampMs);
  void reset() { *this = {}; }

 private:
  std::optional<Code> shown_;
  double sinceMs_ = 0;                                      ///< when `shown_` came
  std::array<std::optional<double>, kMostCodes> leftMs_{};  ///< when each code was last given up
};

using GuidanceSteadier = BasicGuidanceSteadier<GuidanceCode>;
using PortraitGuidanceSteadier = BasicGuidanceSteadier<PortraitGuidance>;

}  // namespace qujing

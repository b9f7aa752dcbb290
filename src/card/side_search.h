#pragma once

#include <array>

#include "card/edge_strip.h"

namespace qujing {

/// A straight edge found across a strip.
struct SideEdge {
  double fromOffset = 0;  ///< steps inward from the strip's own line, at the side's start
  double toOffset = 0;    ///< and at its end
  double support = 0;     ///< mean response along the edge, 0..1
  double score = 0;       ///< segments supported, less what the distance from the expected place costs
};

/// How far the edge may be thought from the strip's own line, in steps.
struct SidePrior {
  double reach = EdgeStrip::kReach;  ///< none beyond
  double deviation = 10;             ///< of the expected error
};

/// The best edges of one side, best first.
struct SideEdges {
  static constexpr int kMost = 6;
  std::array<SideEdge, kMost> edges;
  int count = 0;
};

/// Tries every line through a strip and keeps those best supported along their whole length, each placed to a
/// fraction of a step by weighted least squares on the peaks near it. Keeps its scores between calls.
class SideSearch {
 public:
  SideEdges search(EdgeStrip& strip, const SidePrior& prior);

 private:
  /// Lines are first tried every second step: responses are wider than that.
  static constexpr int kGrid = 2;
  static constexpr int kOffsets = EdgeStrip::kReach + 1;

  void scoreLines(const EdgeStrip& strip, const SidePrior& prior);
  SideEdge takeBest(const EdgeStrip& strip);

  std::array<std::array<float, kOffsets>, kOffsets> scores_;  ///< by the offsets at the side's two ends, in kGrid steps
};

}  // namespace qujing

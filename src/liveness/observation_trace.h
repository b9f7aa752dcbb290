#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "liveness/challenge.h"
#include "liveness/observation.h"

namespace qujing {

/// What is kept of one observation. Angles in degrees, places in frame pixels; of the face all 0 where there is none.
struct TraceRow {
  double timestampMs = 0;
  std::uint64_t digest = 0;  ///< of the frame (frame_digest.h)
  float yaw = 0, pitch = 0, roll = 0;
  float leftOpenness = 0, rightOpenness = 0;
  float boxX = 0, boxY = 0, boxWidth = 0, boxHeight = 0;
  float faceScore = 0, brightness = 0, blur = 0;
  std::int16_t frameWidth = 0, frameHeight = 0;
  std::int8_t faceCount = 0;
  bool hasFace = false;
  ChallengeState state = ChallengeState::cancelled;  ///< after this observation
  std::int8_t actionIndex = 0;
};

/// All observations of one challenge.
class ObservationTrace {
 public:
  /// A minute at 68 frames a second: a challenge's longest.
  static constexpr std::size_t kMostRows = 4096;

  /// Forgets; takes the memory that add() will need.
  void begin();
  void add(const Observation& seen, std::uint64_t digest, const ChallengeStatus& status);

  std::span<const TraceRow> rows() const { return rows_; }
  /// Observations that came when it was full.
  int leftOut() const { return leftOut_; }
  /// The observation of that time; null for none.
  const TraceRow* at(double timestampMs) const;

 private:
  std::vector<TraceRow> rows_;
  int leftOut_ = 0;
};

}  // namespace qujing

#pragma once

#include <optional>

#include "common/geometry.h"
#include "common/status.h"

namespace qujing {

/// The single next hint for the candidate. Ids are permanent.
enum class GuidanceCode : int {
  searching = 0,      ///< no card seen
  partlyOutside = 1,  ///< a card is seen, a part of it lies outside the frame
  hold = 2,           ///< nothing to correct
};

/// What one frame says about the card.
struct CardAnalysis {
  ErrorCode error = ErrorCode::ok;  ///< when not ok the frame was refused and the rest is default
  std::optional<Quad> quad;         ///< in pixels of the frame handed in, whatever size it was analysed at
  double confidence = 0;            ///< 0..1, of the quad
  bool tracked = false;             ///< found by following the last frame's quad, not by a new search
  bool partlyOutside = false;       ///< a card is there but runs over the frame's border; quad is then empty
  GuidanceCode guidance = GuidanceCode::searching;
};

}  // namespace qujing

#pragma once

#include "layers.h"

namespace training {

/// How far a sample's logits are from its maps.
struct Verdict {
  double loss = 0;
  double iou = 0;   ///< of the cells whose cover is over one half
  int covered = 0;  ///< cells
  bool hasCard = false;
};

/// Cross-entropy, mean over the cells; those on an edge count up to four times, the outline half of the cover.
/// gradient: of the loss with respect to the logits.
Verdict judge(const Map& logits, const Map& maps, Map& gradient);

}  // namespace training

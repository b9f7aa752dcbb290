#pragma once

#include "common/check.h"

namespace qujing {

/// How one raw value becomes a Check. `ideal` lies on the good side of the threshold and gives a score of 100, the
/// threshold itself 50; at the threshold a check passes.
struct CheckRule {
  double threshold = 0;
  double ideal = 0;
  bool gating = true;
  int warnCode = 0;
};

/// The verdict on a raw value. `failure`: its code when it fails.
Check judged(CheckId id, CheckUnit unit, double raw, const CheckRule& rule, CheckCode failure);

/// The form of a check that has nothing to be measured on.
Check unassessed(CheckId id, CheckUnit unit, const CheckRule& rule);

/// Of the two verdicts on one matter the one that fails, else the one with the lower score.
const Check& worse(const Check& a, const Check& b);

}  // namespace qujing

#include "config/check_rule.h"

#include <algorithm>

namespace qujing {
namespace {

constexpr double kPassingScore = 50;

}  // namespace

Check judged(CheckId id, CheckUnit unit, double raw, const CheckRule& rule, CheckCode failure) {
  const double toIdeal = (raw - rule.threshold) / (rule.ideal - rule.threshold);
  Check check{id, raw, unit};
  check.score = std::clamp(kPassingScore * (1 + toIdeal), 0.0, 100.0);
  check.threshold = rule.threshold;
  check.passed = toIdeal >= 0;
  check.code = check.passed ? CheckCode::ok : failure;
  check.gating = rule.gating;
  check.warnCode = check.passed ? 0 : rule.warnCode;
  return check;
}

Check unassessed(CheckId id, CheckUnit unit, const CheckRule& rule) {
  Check check{id, 0, unit};
  check.threshold = rule.threshold;
  check.gating = rule.gating;
  return check;
}

const Check& worse(const Check& a, const Check& b) {
  if (a.passed != b.passed) return a.passed ? b : a;
  return b.score < a.score ? b : a;
}

}  // namespace qujing

import type { Check, PortraitArtifact, PortraitCheckId, PortraitReason } from '../types.js';
import { portraitReasonsOf } from './capture_reasons.js';

/** Uploads that a candidate has; the server counts them. */
export interface Attempts {
  /** Left today; null when it is not known. */
  readonly left: number | null;
  readonly aDay: number;
}

/**
 * - `ready`: nothing speaks against it.
 * - `warned`: the rule is kept, some advice was not.
 * - `notYet`: it will probably be refused.
 * - `spent`: no upload is left.
 */
export type AttemptVerdict = 'ready' | 'warned' | 'notYet' | 'spent';

/** What is to be said before an upload is spent. */
export interface AttemptAdvice {
  readonly verdict: AttemptVerdict;
  /** Of `notYet`, also when no upload is left. */
  readonly reasons: readonly PortraitReason[];
  /** Advisory checks that failed, worst first. */
  readonly warnings: readonly Check<PortraitCheckId>[];
}

export function adviceOn({ passed, checks, analysis: { face } }: PortraitArtifact, { left }: Attempts): AttemptAdvice {
  const reasons = passed ? [] : portraitReasonsOf({ face, checks });
  const warnings = checks
    .filter(({ gating, passed: held }) => !gating && held === false)
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0));
  const said = { reasons, warnings };
  if (left !== null && left <= 0) return { verdict: 'spent', ...said };
  if (!passed) return { verdict: 'notYet', ...said };
  return { verdict: warnings.length > 0 ? 'warned' : 'ready', ...said };
}

import type { Check, CheckId, ErrorReport } from '../web/sdk/node.js';

export interface Output {
  /** The result. */
  readonly write: (text: string) => void;
  /** What is wrong with the call as a whole. */
  readonly complain: (text: string) => void;
}

/** The line for a file that could not be judged. */
export interface FailureReport {
  readonly file: string;
  readonly error: ErrorReport;
}

/** Where what was made of a file went, or why it went nowhere. */
export type Written = { readonly path: string | null } | { readonly error: ErrorReport };

/** `raw` and `score` rounded to 4 and 1 digits. */
export function roundedCheck<Id extends CheckId>(check: Check<Id>): Check<Id> {
  return {
    ...check,
    raw: check.raw === null ? null : rounded(check.raw, 4),
    score: check.score === null ? null : rounded(check.score, 1),
  };
}

/** A thousandth of a pixel and a ten-thousandth of confidence say all there is to say. */
export function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

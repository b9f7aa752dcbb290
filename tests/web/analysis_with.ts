// Analyses as a test needs them.
import { checkIds, type CardAnalysis, type CardCheckId, type Check, type CheckCode } from '../../web/sdk/types.js';

export interface Wanted extends Partial<CardAnalysis> {
  /** Codes of gating checks that failed. */
  readonly failed?: readonly CheckCode[];
  readonly advisory?: readonly CheckCode[];
}

export const quad = {
  topLeft: { x: 200, y: 200 },
  topRight: { x: 1000, y: 200 },
  bottomRight: { x: 1000, y: 704 },
  bottomLeft: { x: 200, y: 704 },
};

export function analysisWith({ failed = [], advisory = [], ...given }: Wanted): CardAnalysis {
  const found = given.found ?? true;
  const checks = [...failed.map((code) => checkOf(code, true)), ...advisory.map((code) => checkOf(code, false))];
  return {
    frameId: 1,
    timestampMs: 0,
    width: 1280,
    height: 720,
    found,
    quad: found ? quad : null,
    confidence: found ? 1 : 0,
    tracked: false,
    partlyOutside: false,
    side: 'portrait',
    rotation: 0,
    checks,
    passed: found && failed.length === 0,
    guidance: 'hold',
    capture: { progress: 0, keep: false, done: false },
    timings: { convertMs: 1, analyzeMs: 5, totalMs: 6 },
    ...given,
  };
}

function checkOf(code: CheckCode, gating: boolean): Check<CardCheckId> {
  const id = checkIds[0];
  return { id, raw: 1, unit: 'share', score: 10, threshold: 2, passed: false, code, gating, warnCode: null };
}

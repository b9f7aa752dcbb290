import type { CaptureReason, CardAnalysis, Check, PortraitAnalysis, PortraitReason } from '../types.js';

const kRememberedFrames = 30;
const kShown = 3;
/** Of the frames remembered: what fails more rarely is not what holds the picture up. */
const kLeastShare = 0.25;

/** The gating checks that failed, in the order of the checks. */
export function reasonsOf({ found, partlyOutside, checks }: CardAnalysis): CaptureReason[] {
  const failed = failedCodes<CaptureReason>(checks);
  if (failed.length > 0 || found) return failed;
  return [partlyOutside ? 'partlyOutside' : 'noCard'];
}

/** The same of a portrait. */
export function portraitReasonsOf({ face, checks }: Pick<PortraitAnalysis, 'face' | 'checks'>): PortraitReason[] {
  const failed = failedCodes<PortraitReason>(checks);
  return failed.length > 0 || face !== null ? failed : ['noFace'];
}

/** Each code once, although two checks may share it. */
function failedCodes<Reason extends string>(checks: readonly Check[]): Reason[] {
  const failed = checks.filter(({ gating, passed }) => gating && passed === false);
  return [...new Set(failed.map(({ code }) => code as string as Reason))];
}

/** What was wrong with the last frames. */
export class ReasonLog<Reason extends string> {
  #frames: (readonly Reason[])[] = [];

  add(reasons: readonly Reason[]): void {
    this.#frames = [...this.#frames.slice(1 - kRememberedFrames), reasons];
  }

  /** The most frequent ones, at most three. */
  most(): Reason[] {
    const counts = new Map<Reason, number>();
    for (const reason of this.#frames.flat()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    return [...counts]
      .filter(([, count]) => count >= kLeastShare * this.#frames.length)
      .sort(([, a], [, b]) => b - a)
      .slice(0, kShown)
      .map(([reason]) => reason);
  }

  clear(): void {
    this.#frames = [];
  }
}

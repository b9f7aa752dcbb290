import type { CaptureReason, CardAnalysis } from '../types.js';

const kRememberedFrames = 30;
const kShown = 3;
/** Of the frames remembered: what fails more rarely is not what holds the picture up. */
const kLeastShare = 0.25;

/** The gating checks that failed, in the order of the checks. */
export function reasonsOf({ found, partlyOutside, checks }: CardAnalysis): CaptureReason[] {
  const failed = checks
    .filter(({ gating, passed }) => gating && passed === false)
    .map(({ code }) => code as CaptureReason);
  if (failed.length > 0 || found) return failed;
  return [partlyOutside ? 'partlyOutside' : 'noCard'];
}

/** What was wrong with the last frames. */
export class ReasonLog {
  #frames: (readonly CaptureReason[])[] = [];

  add(analysis: CardAnalysis): void {
    this.#frames = [...this.#frames.slice(1 - kRememberedFrames), reasonsOf(analysis)];
  }

  /** The most frequent ones, at most three. */
  most(): CaptureReason[] {
    const counts = new Map<CaptureReason, number>();
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

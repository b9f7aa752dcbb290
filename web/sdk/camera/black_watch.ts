import type { LumaRange } from '../types.js';

/** Of 0..255: noise of a working sensor and the black of a video signal stay below, a dim room does not. */
const kDark = 24;
/** A driver that gives nothing gives the same everywhere; a lens on a table still shows some noise. */
const kEven = 6;
/** Blown-out light is as even as a dead picture. */
const kWhite = 250;
const kLimitMs = 3_000;

/** Notices a camera that runs and shows nothing: a dead driver, a shutter over the lens. */
export class BlackWatch {
  #sinceMs: number | null = null;

  /** @returns true once the frames showed nothing for three seconds. */
  add(luma: LumaRange, nowMs: number): boolean {
    if (!showsNothing(luma)) {
      this.#sinceMs = null;
      return false;
    }
    this.#sinceMs ??= nowMs;
    return nowMs - this.#sinceMs >= kLimitMs;
  }

  clear(): void {
    this.#sinceMs = null;
  }
}

function showsNothing({ least, most }: LumaRange): boolean {
  if (most === least) return most < kWhite;
  return most <= kDark && most - least <= kEven;
}

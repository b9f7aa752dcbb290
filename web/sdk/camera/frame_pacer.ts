/** Leaves the processor a little rest between frames. */
const kRestShare = 0.15;
/** How fast the estimate follows a change in analysis time. */
const kFollow = 0.3;

/** Decides when the next frame may be analysed, from how long the last ones took. */
export class FramePacer {
  #meanMs = 0;
  #startedAtMs = -Infinity;
  #busy = false;

  /** Whether a frame that is shown now should be analysed. */
  mayStart(nowMs: number): boolean {
    return !this.#busy && nowMs - this.#startedAtMs >= this.#meanMs * (1 + kRestShare);
  }

  start(nowMs: number): void {
    this.#busy = true;
    this.#startedAtMs = nowMs;
  }

  end(nowMs: number): void {
    const tookMs = nowMs - this.#startedAtMs;
    this.#busy = false;
    this.#meanMs = this.#meanMs === 0 ? tookMs : this.#meanMs + kFollow * (tookMs - this.#meanMs);
  }
}

/** Leaves the processor a little rest between frames. */
const kRestShare = 0.15;
/** How fast the estimate follows a change in the engine's time. */
const kFollow = 0.3;
/** One frame with the engine, one on its way: a slow page then does not leave a quick engine idle. */
const kMostOutstanding = 2;

/** Decides when the next frame may be handed out, from how long the engine worked on the last ones. */
export class FramePacer {
  #meanMs = 0;
  #startedAtMs = -Infinity;
  #outstanding = 0;

  /** Whether a frame that is shown now should be handed out. */
  mayStart(nowMs: number): boolean {
    return this.#outstanding < kMostOutstanding && nowMs - this.#startedAtMs >= this.#meanMs * (1 + kRestShare);
  }

  start(nowMs: number): void {
    this.#outstanding++;
    this.#startedAtMs = nowMs;
  }

  /** @param workMs the engine's own time, without any waiting; null when it did not look at the frame. */
  end(workMs: number | null): void {
    this.#outstanding--;
    if (workMs === null) return;
    this.#meanMs = this.#meanMs === 0 ? workMs : this.#meanMs + kFollow * (workMs - this.#meanMs);
  }
}

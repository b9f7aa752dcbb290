const kPauseMs = 1_000;

/** Of several things to redraw it does one at a time: together they would block a slow phone's preview. */
export class Rota {
  readonly #parts: readonly (() => void)[];
  readonly #everyMs: number;
  #next = 0;
  #turnedAtMs = -Infinity;

  constructor(parts: readonly (() => void)[], everyMs = 100) {
    this.#parts = parts;
    this.#everyMs = everyMs;
  }

  /** Redraws the next part, unless the last one was redrawn just now; everything after a pause. */
  turn(): void {
    const nowMs = performance.now();
    const sinceMs = nowMs - this.#turnedAtMs;
    if (sinceMs < this.#everyMs) return;
    this.#turnedAtMs = nowMs;
    if (sinceMs > kPauseMs) {
      this.all();
      return;
    }
    this.#parts[this.#next]?.();
    this.#next = (this.#next + 1) % this.#parts.length;
  }

  /** Everything at once, when nothing moves. */
  all(): void {
    for (const part of this.#parts) part();
  }
}

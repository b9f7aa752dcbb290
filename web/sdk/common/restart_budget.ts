/** Allows so many restarts within a time window; a fault that comes back at once must not restart for ever. */
export class RestartBudget {
  readonly #limit: number;
  readonly #windowMs: number;
  #spentAtMs: number[] = [];

  /** So many restarts (5) within so many milliseconds (30 000). */
  constructor(limit = 5, windowMs = 30_000) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  /** False when the budget of this window is used up. */
  spend(nowMs: number): boolean {
    this.#spentAtMs = this.#spentAtMs.filter((atMs) => nowMs - atMs < this.#windowMs);
    if (this.#spentAtMs.length >= this.#limit) return false;
    this.#spentAtMs.push(nowMs);
    return true;
  }

  toString(): string {
    return `${this.#limit} restarts in ${this.#windowMs / 1000} s`;
  }
}

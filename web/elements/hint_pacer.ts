/** A hint that changes faster than this is not read. */
const kLeastMs = 600;

/** Steadies hints: the one shown stays for a while, and what came and went meanwhile is never shown. */
export class HintPacer<Hint extends string> {
  #shown: Hint | null = null;
  #sinceMs = -Infinity;

  get shown(): Hint | null {
    return this.#shown;
  }

  /**
   * @param atOnce something happened that the person waits to hear of.
   * @returns whether another hint is to be shown.
   */
  next(hint: Hint, nowMs: number, atOnce = false): boolean {
    if (hint === this.#shown || (!atOnce && nowMs - this.#sinceMs < kLeastMs)) return false;
    this.#shown = hint;
    this.#sinceMs = nowMs;
    return true;
  }

  clear(): void {
    this.#shown = null;
    this.#sinceMs = -Infinity;
  }
}

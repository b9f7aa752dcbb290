/** Calls again and again while nothing is heard. */
export class SilenceWatch {
  readonly #afterMs: number;
  readonly #onSilence: (nowMs: number) => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #heardMs = 0;

  /** @param onSilence its time on performance.now()'s clock. */
  constructor(afterMs: number, onSilence: (nowMs: number) => void) {
    this.#afterMs = afterMs;
    this.#onSilence = onSilence;
  }

  start(): void {
    this.stop();
    this.heard();
    this.#timer = setInterval(() => {
      const nowMs = performance.now();
      if (nowMs - this.#heardMs >= this.#afterMs) this.#onSilence(nowMs);
    }, this.#afterMs / 2);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  heard(): void {
    this.#heardMs = performance.now();
  }
}

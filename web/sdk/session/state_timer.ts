/** One limit at a time: that of the present state. */
export class StateTimer {
  #timer: ReturnType<typeof setTimeout> | undefined;

  start(afterMs: number, act: () => void): void {
    this.stop();
    this.#timer = setTimeout(act, afterMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

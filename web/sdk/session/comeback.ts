import { PageWatch } from './page_watch.js';

/** A camera lost this soon after the page came back was lost to the background. */
const kAfterReturnMs = 6_000;

/** Calls once when a camera that was lost to the background may be opened again: the page is visible. */
export class Comeback {
  readonly #resume: () => void;
  #returnedAtMs = -Infinity;
  #waiting = false;
  readonly #page = new PageWatch((visible) => {
    if (visible) this.#return();
  });

  constructor(resume: () => void) {
    this.#resume = resume;
  }

  /** The camera is gone. Nothing happens when it was lost in plain sight: that is the candidate's to settle. */
  lost(nowMs: number): void {
    if (document.visibilityState !== 'visible') this.#waiting = true;
    else if (nowMs - this.#returnedAtMs < kAfterReturnMs) this.#goOn();
  }

  /** The candidate did something else. */
  forget(): void {
    this.#waiting = false;
  }

  close(): void {
    this.#page.close();
  }

  #return(): void {
    this.#returnedAtMs = performance.now();
    if (this.#waiting) this.#goOn();
  }

  /** Once for each return: a camera that is lost at once again stays lost. */
  #goOn(): void {
    this.#waiting = false;
    this.#returnedAtMs = -Infinity;
    this.#resume();
  }
}

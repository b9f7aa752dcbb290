import type { CardAnalysis, FrameLayout } from '../types.js';
import type { ReplayFrame } from './replay_file.js';

/** Keeps the last analysed frames, as many as fit the budget. Their pixels stay in this page's memory. */
export class ReplayRecorder {
  readonly #budgetBytes: number;
  #frames: ReplayFrame[] = [];
  #bytes = 0;

  constructor(budgetBytes = 64 * 1024 * 1024) {
    this.#budgetBytes = budgetBytes;
  }

  get frames(): readonly ReplayFrame[] {
    return this.#frames;
  }

  /** @param kept what AnalyzeOptions.onPixels receives. */
  add(kept: { readonly pixels: ArrayBuffer; readonly layout: FrameLayout }, { timestampMs }: CardAnalysis): void {
    const pixels = new Uint8Array(kept.pixels);
    this.#frames.push({ layout: kept.layout, timestampMs, pixels, expected: null });
    this.#bytes += pixels.byteLength;
    while (this.#bytes > this.#budgetBytes && this.#frames.length > 1) {
      this.#bytes -= this.#frames.shift()?.pixels.byteLength ?? 0;
    }
  }

  clear(): void {
    this.#frames = [];
    this.#bytes = 0;
  }
}

import { RestartBudget } from '../common/restart_budget.js';
import { CardEngine } from '../engine/card_engine.js';
import { QujingError } from '../errors.js';
import type { CardAnalysis, FrameLayout, Quad } from '../types.js';

/** A frame as bytes, for engines that run without a worker. */
export interface RawFrame {
  readonly pixels: Uint8Array;
  readonly layout: FrameLayout;
}

/** An engine in this thread whose instance is replaced after a trap. Calls run one after the other. */
export class ReplaceableEngine {
  readonly #compiled: WebAssembly.Module;
  readonly #budget: RestartBudget;
  #engine: CardEngine | null;
  #closed = false;
  #frameId = 0;
  #last: Promise<unknown> = Promise.resolve();
  readonly version: string;

  private constructor(compiled: WebAssembly.Module, engine: CardEngine, budget: RestartBudget) {
    this.#compiled = compiled;
    this.#engine = engine;
    this.#budget = budget;
    this.version = engine.version;
  }

  /** @internal createCardEngine() calls it. */
  static async open(compiled: WebAssembly.Module, budget = new RestartBudget()): Promise<ReplaceableEngine> {
    return new ReplaceableEngine(compiled, await CardEngine.open(compiled), budget);
  }

  /** Bytes of the wasm memory of the present instance. */
  get memoryBytes(): number {
    return this.#engine?.memoryBytes ?? 0;
  }

  /** Buffers and sessions alive in the present instance. */
  get openHandles(): number {
    return this.#engine === null || this.#engine.faulted ? 0 : this.#engine.openHandles;
  }

  /**
   * Looks for the card in a frame.
   * @param timestampMs finite, not earlier than the frame before, unless reset() came between. Default: now.
   * @throws QujingError the engine's code when the frame is refused; engineFault after a trap (the next call meets a
   *   new instance); handleClosed after close().
   */
  analyze({ pixels, layout }: RawFrame, timestampMs = performance.now()): Promise<CardAnalysis> {
    return this.#enqueue((engine) => {
      const startMs = performance.now();
      engine.load(pixels);
      const loadedMs = performance.now();
      const result = engine.analyze(layout, timestampMs);
      const endMs = performance.now();
      const timings = { convertMs: loadedMs - startMs, analyzeMs: endMs - loadedMs, totalMs: endMs - startMs };
      const { width, height } = layout;
      return { ...result, frameId: ++this.#frameId, timestampMs, width, height, timings };
    });
  }

  /** The card cut out of a frame, flat: width * height RGBA pixels. */
  rectify({ pixels, layout }: RawFrame, quad: Quad, width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#enqueue((engine) => {
      engine.load(pixels);
      return engine.rectify(layout, quad, width, height);
    });
  }

  /** Forgets the series: the next frame is searched anew and may have any timestamp. */
  reset(): Promise<void> {
    return this.#enqueue((engine) => {
      engine.reset();
    });
  }

  /** Traps on purpose; rejects with engineFault. */
  forceTrap(): Promise<void> {
    return this.#enqueue((engine) => {
      engine.forceTrap();
    });
  }

  /** Wipes and frees everything. Safe to call twice. */
  close(): void {
    this.#closed = true;
    this.#engine?.close();
  }

  /** A call, for close() may come while the one that asks awaits something. */
  #isClosed(): boolean {
    return this.#closed;
  }

  #enqueue<T>(call: (engine: CardEngine) => T): Promise<T> {
    const result = this.#last.then(async () => call(await this.#working()));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #working(): Promise<CardEngine> {
    if (this.#isClosed()) throw new QujingError('handleClosed', 'the engine was closed');
    if (this.#engine !== null && !this.#engine.faulted) return this.#engine;
    if (!this.#budget.spend(performance.now())) {
      throw new QujingError('engineFault', `the engine keeps stopping: gave up after ${this.#budget.toString()}`);
    }
    const fresh = await CardEngine.open(this.#compiled);
    if (this.#isClosed()) {
      fresh.close();
      throw new QujingError('handleClosed', 'the engine was closed');
    }
    this.#engine = fresh;
    return fresh;
  }
}

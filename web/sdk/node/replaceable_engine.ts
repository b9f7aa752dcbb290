import { RestartBudget } from '../common/restart_budget.js';
import { CardEngine, type EngineAnalysis } from '../engine/card_engine.js';
import { QujingError } from '../errors.js';
import type { CardAnalysis, CardTask, FrameLayout, IdNumberReading, Quad } from '../types.js';
import { kindOf, tagOf } from './kind_of.js';

/** A frame as bytes, for engines that run without a worker. */
export interface RawFrame {
  /**
   * At least (height - 1) * rowStride + width * bytes per pixel of them (rgba 4, gray 1). They are read when the call's
   * turn comes, before its promise settles: do not change them until then.
   */
  readonly pixels: Uint8Array | Uint8ClampedArray;
  readonly layout: FrameLayout;
}

export interface ExamineOptions {
  readonly refine?: boolean;
  /** Its guide in pixels of the frame. */
  readonly task?: CardTask;
}

/** An engine in this thread whose instance is replaced after a trap. Calls run one after the other. */
export class ReplaceableEngine {
  readonly #compiled: WebAssembly.Module;
  readonly #budget: RestartBudget;
  #engine: CardEngine | null;
  #closed = false;
  #thresholds: string | null = null;
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
   * Looks for the card in a frame. The pixels must not change until the promise settles.
   * @param timestampMs when the frame was captured: finite, not earlier than the frame before, unless reset() came
   *   between. Any clock, the same for a whole series. Default: performance.now() at the call.
   * @param task its guide in pixels of the frame; with a guide the engine also decides when to keep a frame.
   * @throws QujingError (a rejection) emptyFrame, frameTooSmall, frameTooLarge, badPixelFormat, badRowStride,
   *   bufferTooSmall, badTimestamp when the frame is refused; badTask; engineFault after a trap (the next call meets a new
   *   instance); outOfMemory; handleClosed after close().
   */
  analyze(frame: RawFrame, timestampMs = performance.now(), task: CardTask = {}): Promise<CardAnalysis> {
    return this.#look(frame, timestampMs, (engine, layout) => engine.analyze(layout, timestampMs, task));
  }

  /**
   * Judges one frame by itself, with the card where `quad` says; a series that is being followed goes on untouched.
   * @param quad in pixels of the frame, clockwise from the printed topLeft, or from the upper long edge.
   * @param refine moves it onto the edges nearby; default false: it is taken as it is.
   * @throws QujingError (a rejection) as analyze() does, badTimestamp apart; badQuad.
   */
  examine(frame: RawFrame, quad: Quad, { refine = false, task = {} }: ExamineOptions = {}): Promise<CardAnalysis> {
    return this.#look(frame, performance.now(), (engine, layout) => engine.examine(layout, quad, refine, task));
  }

  /**
   * Replaces the thresholds of every check from now on; they outlive a trap.
   * @param thresholds a whole set, as JSON or as what JSON.stringify() takes.
   * @throws QujingError (a rejection) badThresholds, naming the place in the JSON; the old ones then stay.
   */
  setThresholds(thresholds: string | object): Promise<void> {
    const json = typeof thresholds === 'string' ? thresholds : JSON.stringify(thresholds);
    return this.#enqueue((engine) => {
      engine.setThresholds(json);
      this.#thresholds = json;
    });
  }

  /** Reads a 公民身份号码 (GB 11643): is it one, and what does it say. */
  readIdNumber(text: string): Promise<IdNumberReading> {
    return this.#enqueue((engine) => engine.readIdNumber(text));
  }

  /**
   * The card cut out of an rgba frame, flat: width * height RGBA pixels, rows packed, a copy. What lies outside of the
   * frame is filled with the pixels of the frame's nearest border. The pixels must not change until the promise settles.
   * @param quad in pixels of the frame; its corners may lie outside of it.
   * @param width, height whole numbers, 1 to 4096. The quad is stretched to them; ID-1 is 85.60 : 53.98.
   * @throws QujingError (a rejection) as analyze() does; badQuad for corners that are not finite, or not convex and
   *   clockwise from topLeft; emptyFrame and frameTooLarge also for the size; badPixelFormat for a gray frame.
   */
  rectify(frame: RawFrame, quad: Quad, width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#enqueue((engine) => {
      const { pixels, layout } = checkedFrame(frame);
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

  #look(
    frame: RawFrame,
    timestampMs: number,
    judge: (engine: CardEngine, layout: FrameLayout) => EngineAnalysis,
  ): Promise<CardAnalysis> {
    return this.#enqueue((engine) => {
      const { pixels, layout } = checkedFrame(frame);
      const startMs = performance.now();
      engine.load(pixels);
      const loadedMs = performance.now();
      const result = judge(engine, layout);
      const endMs = performance.now();
      const timings = { convertMs: loadedMs - startMs, analyzeMs: endMs - loadedMs, totalMs: endMs - startMs };
      const { width, height } = layout;
      return { ...result, frameId: ++this.#frameId, timestampMs, width, height, timings };
    });
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
    if (this.#thresholds !== null) fresh.setThresholds(this.#thresholds);
    this.#engine = fresh;
    return fresh;
  }
}

/** What only a caller without TypeScript can hand in is refused by name. @throws QujingError emptyFrame */
function checkedFrame(frame: unknown): { readonly pixels: Uint8Array; readonly layout: FrameLayout } {
  if (typeof frame !== 'object' || frame === null) {
    throw new QujingError('emptyFrame', `got ${kindOf(frame)}, need a frame of pixels and layout`);
  }
  const { pixels, layout } = frame as Partial<RawFrame>;
  const tag = tagOf(pixels);
  if (pixels === undefined || (tag !== 'Uint8Array' && tag !== 'Uint8ClampedArray')) {
    throw new QujingError(
      'emptyFrame',
      `got ${kindOf(pixels)} as pixels, need a Buffer, Uint8Array or Uint8ClampedArray`,
    );
  }
  const { buffer, byteOffset, byteLength } = pixels;
  return { pixels: new Uint8Array(buffer, byteOffset, byteLength), layout: layout as FrameLayout };
}

import { kMaxFrameSide } from '../common/frame_limits.js';
import type { Size } from '../common/geometry.js';
import { describe, QujingError } from '../errors.js';
import type { CaptureOrigin, CardAnalysis, CardTask, FrameLayout, IdNumberReading, Quad } from '../types.js';
import { analysisFromWire, idNumberFromWire, taskToWire } from './border_values.js';
import { refuseLayout, refuseQuad, refuseTask, refuseTimestamp } from './border_guard.js';
import { heapOf, HeapSlot } from './heap.js';
import { refuse } from './refusal.js';
import { instantiateWasm } from './wasm_module.js';
import type { WasmCardSession, WasmModule } from './wasm_types.js';

/** What the engine itself says about a frame: a CardAnalysis in pixels of the frame handed in. */
export type EngineAnalysis = Omit<CardAnalysis, 'frameId' | 'timestampMs' | 'width' | 'height' | 'timings'>;

/** One JPEG of an artifact. */
export interface ArtifactPart {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

/** What a manifest says besides the analysis. */
export interface ArtifactFacts {
  readonly source: CaptureOrigin;
  /** Unix time. */
  readonly capturedAtMs: number;
  /** Of the server's session; empty for none. */
  readonly sessionId: string;
  readonly nonce: string;
  readonly card: ArtifactPart;
  readonly frame: ArtifactPart;
}

/** Writes a frame's pixels into the heap. `target` is valid until it settles; nothing else may call the engine. */
export type FillFrame = (target: Uint8Array<ArrayBuffer>) => void | Promise<void>;

/**
 * One instance of the wasm with one card session. After a trap every call throws engineFault: drop it, open another.
 */
export class CardEngine {
  readonly version: string;
  readonly #module: WasmModule;
  readonly #frame: HeapSlot;
  readonly #target: HeapSlot;
  /** A frame larger than the one that is looked at. */
  readonly #large: HeapSlot;
  #session: WasmCardSession | null;
  #lastTimestampMs: number | null = null;
  #fault: QujingError | null = null;

  private constructor(module: WasmModule) {
    this.#module = module;
    this.version = module.engineVersion();
    this.#frame = new HeapSlot(module);
    this.#target = new HeapSlot(module);
    this.#large = new HeapSlot(module);
    this.#session = new module.CardSession();
  }

  static async open(compiled: WebAssembly.Module): Promise<CardEngine> {
    return new CardEngine(await instantiateWasm(compiled));
  }

  /** Bytes of the wasm memory; it grows and never shrinks. */
  get memoryBytes(): number {
    return heapOf(this.#module).buffer.byteLength;
  }

  /** Buffers and sessions alive in the heap: 0 after close(). */
  get openHandles(): number {
    return this.#module.openHandles();
  }

  get faulted(): boolean {
    return this.#fault !== null;
  }

  /** Copies pixels into the heap; the next analyze() or rectify() reads them. */
  load(pixels: Uint8Array): void {
    this.#guard(() => {
      if (!ArrayBuffer.isView(pixels)) throw new QujingError('emptyFrame', `got ${typeof pixels}, need a Uint8Array`);
      this.#frame.reserve(pixels.byteLength);
      this.#frame.bytes().set(pixels);
    });
  }

  /** The same for a source that writes into the heap by itself. */
  async fill(byteLength: number, fillFrame: FillFrame): Promise<void> {
    this.#guard(() => this.#frame.reserve(byteLength));
    await fillFrame(this.#frame.bytes());
  }

  /**
   * The same for an rgba frame that is larger than what is to be looked at: a copy of `width` x `height` is loaded.
   * @throws QujingError what the engine refuses a frame with; frameTooLarge also for a copy larger than the frame.
   */
  async fillSmaller(layout: FrameLayout, { width, height }: Size, fillFrame: FillFrame): Promise<void> {
    const byteLength = layout.rowStride * layout.height;
    this.#guard(() => this.#large.reserve(byteLength));
    await fillFrame(this.#large.bytes());
    this.#guard((session) => {
      const target = this.#frame.reserve(width * height * 4);
      const error = session.shrink(this.#large.buffer, this.#wireLayout(layout), target, width, height);
      refuse(error.value, { layout, byteLength, target: { width, height } });
    });
  }

  /** The pixels loaded last, in the heap: valid until the next call. */
  get pixels(): Uint8Array {
    return this.#guard(() => this.#frame.bytes());
  }

  /** A copy of the pixels loaded last. */
  copyPixels(): Uint8Array<ArrayBuffer> {
    return this.#guard(() => this.#frame.bytes().slice());
  }

  /**
   * Looks for the card in the pixels loaded last.
   * @param timestampMs finite, not earlier than the frame before, unless reset() came between.
   * @param task its guide in pixels of the frame loaded.
   * @param fullScale pixels of the frame as captured for one of those loaded, 1 or more.
   * @throws QujingError with the engine's code when the frame is refused; engineFault after a trap.
   */
  analyze(layout: FrameLayout, timestampMs: number, task: CardTask = {}, fullScale = 1): EngineAnalysis {
    return this.#guard((session) => {
      refuseLayout(layout);
      refuseTimestamp(timestampMs);
      refuseTask(task);
      const buffer = this.#frame.buffer;
      const wireTask = taskToWire(task, fullScale);
      const result = session.analyze(buffer, this.#wireLayout(layout), timestampMs, wireTask);
      const lastTimestampMs = this.#lastTimestampMs;
      refuse(result.error.value, { layout, byteLength: buffer.byteLength(), timestampMs, lastTimestampMs });
      this.#lastTimestampMs = timestampMs;
      return analysisFromWire(result);
    });
  }

  /**
   * Judges one picture by itself: the pixels loaded last, with the card where `quad` says. The series goes on untouched.
   * @param refine the quad comes from a smaller copy and is moved onto the edges nearby; false takes it as it is.
   * @throws QujingError as analyze() does; badQuad.
   */
  examine(layout: FrameLayout, quad: Quad, refine: boolean, task: CardTask = {}, fullScale = 1): EngineAnalysis {
    return this.#guard((session) => {
      refuseLayout(layout);
      refuseQuad(quad);
      refuseTask(task);
      const buffer = this.#frame.buffer;
      const result = session.examine(buffer, this.#wireLayout(layout), quad, refine, taskToWire(task, fullScale));
      refuse(result.error.value, { layout, byteLength: buffer.byteLength(), quad });
      return analysisFromWire(result);
    });
  }

  /** The manifest (JSON, docs/artifact.md) of the picture that examine() saw last. */
  manifest(facts: ArtifactFacts): string {
    return this.#guard((session) => session.manifest(facts));
  }

  /** Replaces the thresholds from now on. @throws QujingError badThresholds, naming the place in the JSON. */
  setThresholds(json: string): void {
    this.#guard((session) => {
      const problem = session.setThresholds(json);
      if (problem !== '') throw new QujingError('badThresholds', problem);
    });
  }

  /** Reads a 公民身份号码 (GB 11643). */
  readIdNumber(text: string): IdNumberReading {
    return this.#guard(() => idNumberFromWire(this.#module.readIdNumber(text)));
  }

  /**
   * Cuts the card out of the pixels loaded last, flat.
   * @returns width * height RGBA pixels, a copy.
   * @throws QujingError as analyze() does; badQuad, emptyFrame for a size that is none.
   */
  rectify(layout: FrameLayout, quad: Quad, width: number, height: number): Uint8Array<ArrayBuffer> {
    return this.#guard(() => {
      refuseLayout(layout);
      refuseQuad(quad);
      if (!isSide(width) || !isSide(height)) {
        throw new QujingError(
          'emptyFrame',
          `got ${String(width)}x${String(height)}, need sides of 1 to ${kMaxFrameSide}`,
        );
      }
      const source = this.#frame.buffer;
      const target = this.#target.reserve(width * height * 4);
      try {
        const error = this.#module.rectifyCard(source, this.#wireLayout(layout), quad, target, width, height);
        refuse(error.value, { layout, byteLength: source.byteLength(), quad, target: { width, height } });
        return this.#target.bytes().slice();
      } finally {
        this.#target.close();
      }
    });
  }

  /** Forgets the series: the next frame is searched anew and may have any timestamp. */
  reset(): void {
    this.#guard((session) => {
      session.reset();
      this.#lastTimestampMs = null;
    });
  }

  /** Traps on purpose, so that a caller can prove that it recovers. Always throws engineFault. */
  forceTrap(): void {
    this.#guard(() => {
      this.#module.forceTrap();
    });
  }

  /** Wipes and frees everything in the heap. Safe to call twice. */
  close(): void {
    const session = this.#session;
    this.#session = null;
    if (session === null || this.#fault !== null) return;
    this.#frame.close();
    this.#target.close();
    this.#large.close();
    session.close();
    session.delete();
  }

  #wireLayout(layout: FrameLayout): Parameters<WasmCardSession['analyze']>[1] {
    return { ...layout, format: this.#module.PixelFormat[layout.format] };
  }

  #guard<T>(call: (session: WasmCardSession) => T): T {
    if (this.#fault !== null) throw this.#fault;
    if (this.#session === null) throw new QujingError('handleClosed', 'the engine was closed');
    try {
      return call(this.#session);
    } catch (error) {
      if (error instanceof QujingError) throw error;
      // Whatever else comes out of the wasm (a trap, an abort) leaves its heap in an unknown state.
      this.#fault = new QujingError('engineFault', `the engine stopped: ${describe(error)}`, error);
      throw this.#fault;
    }
  }
}

/** More than the engine cuts out, and small enough to be counted in bytes. */
const kMaxTargetSide = 16384;

function isSide(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= kMaxTargetSide;
}

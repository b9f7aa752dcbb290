import type { Size } from '../common/geometry.js';
import { describe, QujingError } from '../errors.js';
import type { FrameLayout, PixelFormat } from '../types.js';
import { heapOf, HeapSlot } from './heap.js';
import { refuse } from './refusal.js';
import type { EngineModule, EngineSession, WasmFrameLayout } from './wasm_types.js';

/** Writes a frame's pixels into the heap. `target` is valid until it settles; nothing else may call the engine. */
export type FillFrame = (target: Uint8Array<ArrayBuffer>) => void | Promise<void>;

/** Where a frame is brought to be looked at. */
export type FrameHeap = Pick<FrameEngine<EngineModule, EngineSession>, 'load' | 'fill' | 'fillSmaller'>;

/** What every engine has in common: one instance of a wasm with one session, and the frame in its heap. */
export abstract class FrameEngine<Module extends EngineModule, Session extends EngineSession> {
  readonly version: string;
  protected readonly module: Module;
  protected readonly frame: HeapSlot;
  protected readonly target: HeapSlot;
  /** A frame larger than the one that is looked at. */
  readonly #large: HeapSlot;
  #session: Session | null;
  #fault: QujingError | null = null;

  protected constructor(module: Module, session: Session) {
    this.module = module;
    this.version = module.engineVersion();
    this.frame = new HeapSlot(module);
    this.target = new HeapSlot(module);
    this.#large = new HeapSlot(module);
    this.#session = session;
  }

  /** Bytes of the wasm memory; it grows and never shrinks. */
  get memoryBytes(): number {
    return heapOf(this.module).buffer.byteLength;
  }

  /** Buffers and sessions alive in the heap: 0 after close(). */
  get openHandles(): number {
    return this.module.openHandles();
  }

  get faulted(): boolean {
    return this.#fault !== null;
  }

  /** Copies pixels into the heap; what looks at a frame reads them. */
  load(pixels: Uint8Array): void {
    this.guard(() => {
      if (!ArrayBuffer.isView(pixels)) throw new QujingError('emptyFrame', `got ${typeof pixels}, need a Uint8Array`);
      this.frame.reserve(pixels.byteLength);
      this.frame.bytes().set(pixels);
    });
  }

  /** The same for a source that writes into the heap by itself. */
  async fill(byteLength: number, fillFrame: FillFrame): Promise<void> {
    this.guard(() => this.frame.reserve(byteLength));
    await fillFrame(this.frame.bytes());
  }

  /**
   * The same for an rgba frame that is larger than what is to be looked at: a copy of `width` x `height` is loaded.
   * @throws QujingError what the engine refuses a frame with; frameTooLarge also for a copy larger than the frame.
   */
  async fillSmaller(layout: FrameLayout, { width, height }: Size, fillFrame: FillFrame): Promise<void> {
    const byteLength = layout.rowStride * layout.height;
    this.guard(() => this.#large.reserve(byteLength));
    await fillFrame(this.#large.bytes());
    this.guard((session) => {
      const target = this.frame.reserve(width * height * 4);
      const error = session.shrink(this.#large.buffer, this.wireLayout(layout), target, width, height);
      refuse(error.value, { layout, byteLength, target: { width, height } });
    });
  }

  /** The pixels loaded last, in the heap: valid until the next call. */
  get pixels(): Uint8Array {
    return this.guard(() => this.frame.bytes());
  }

  /** A copy of the pixels loaded last. */
  copyPixels(): Uint8Array<ArrayBuffer> {
    return this.guard(() => this.frame.bytes().slice());
  }

  /** Replaces the thresholds from now on. @throws QujingError badThresholds, naming the place in the JSON. */
  setThresholds(json: string): void {
    this.guard((session) => {
      const problem = session.setThresholds(json);
      if (problem !== '') throw new QujingError('badThresholds', problem);
    });
  }

  /** Traps on purpose, so that a caller can prove that it recovers. Always throws engineFault. */
  forceTrap(): void {
    this.guard(() => {
      this.module.forceTrap();
    });
  }

  /** Wipes and frees everything in the heap. Safe to call twice. */
  close(): void {
    const session = this.#session;
    this.#session = null;
    if (session === null || this.#fault !== null) return;
    this.frame.close();
    this.target.close();
    this.#large.close();
    session.close();
    session.delete();
  }

  protected wireLayout(layout: FrameLayout): WasmFrameLayout {
    const formats: Readonly<Record<PixelFormat, WasmFrameLayout['format']>> = this.module.PixelFormat;
    return { ...layout, format: formats[layout.format] };
  }

  protected guard<T>(call: (session: Session) => T): T {
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

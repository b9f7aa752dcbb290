import { QujingError } from '../errors.js';
import type { HeapModule, WasmHeapBuffer } from './wasm_types.js';

/** The whole heap. Read it anew after every call into the engine: a memory that grew has another ArrayBuffer. */
export function heapOf(module: HeapModule): Uint8Array<ArrayBuffer> {
  return module.HEAPU8 as Uint8Array<ArrayBuffer>;
}

/**
 * One buffer in the wasm heap, made for the first size asked for and reused while that size stays. Wiped and freed
 * by close(), and by a change of size.
 */
export class HeapSlot {
  readonly #module: HeapModule;
  #buffer: WasmHeapBuffer | null = null;

  constructor(module: HeapModule) {
    this.#module = module;
  }

  /**
   * The buffer, exactly byteLength bytes long.
   * @throws QujingError emptyFrame when byteLength is 0, outOfMemory when the heap has no room.
   */
  reserve(byteLength: number): WasmHeapBuffer {
    if (this.#buffer !== null && this.#buffer.byteLength() === byteLength) return this.#buffer;
    this.close();
    if (!(byteLength > 0)) throw new QujingError('emptyFrame', `got ${byteLength} bytes, need a frame's pixels`);
    const buffer = new this.#module.HeapBuffer(byteLength);
    if (buffer.address() === 0) {
      buffer.delete();
      throw new QujingError('outOfMemory', `the heap has no room for ${byteLength} bytes`);
    }
    this.#buffer = buffer;
    return buffer;
  }

  /** The buffer reserved last. @throws QujingError emptyFrame when there is none. */
  get buffer(): WasmHeapBuffer {
    if (this.#buffer === null) throw new QujingError('emptyFrame', 'no pixels were loaded');
    return this.#buffer;
  }

  /** The buffer's bytes. Valid until the next call into the engine, which may grow the memory. */
  bytes(): Uint8Array<ArrayBuffer> {
    const address = this.buffer.address();
    return heapOf(this.#module).subarray(address, address + this.buffer.byteLength());
  }

  close(): void {
    const buffer = this.#buffer;
    this.#buffer = null;
    if (buffer === null) return;
    try {
      buffer.close();
    } finally {
      buffer.delete();
    }
  }
}

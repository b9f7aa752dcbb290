import { Inference, type ModelName } from '../../engine/inference.js';
import { createModelStore } from '../../engine/model_store.js';
import { compileWasm } from '../../engine/wasm_module.js';
import { fetchWasm } from '../../platform/fetch_wasm.js';
import type { FaceFiles } from '../protocol/common.js';

/** A first frame that waits already goes before the warm-up. */
const kQuietMs = 50;

interface Warming {
  warmUp(name: ModelName): Promise<void>;
}

/** What an engine that reads faces is opened with. Owns the inference runtime. */
export class FaceRuntime {
  readonly #models: readonly ModelName[];
  #inference: Inference | null = null;

  constructor(models: readonly ModelName[]) {
    this.#models = models;
  }

  /** @throws QujingError wasmLoadFailed, wasmHashMismatch, modelLoadFailed, modelHashMismatch, runtimeFault */
  async open(files: FaceFiles, sha256: string | null): Promise<[WebAssembly.Module, Inference]> {
    const [compiled, inference] = await Promise.all([
      compileWasm(fetchWasm(files.wasm), sha256),
      Inference.open(createModelStore(files.inference), { expect: this.#models }),
    ]);
    this.#inference = inference;
    return [compiled, inference];
  }

  /**
   * Runs every model once, one after the other, so that a frame that comes meanwhile waits for one at most.
   * @param alive whether the engine is still the one in use.
   */
  warmUp(engine: Warming, enqueue: (work: () => Promise<void>) => void, alive: () => boolean): void {
    setTimeout(() => {
      for (const name of this.#models) {
        enqueue(async () => {
          if (alive()) await engine.warmUp(name);
        });
      }
    }, kQuietMs);
  }

  async close(): Promise<void> {
    const inference = this.#inference;
    this.#inference = null;
    await inference?.close();
  }
}

import { builtRuntimes, type BuiltFile } from '../../../build/runtime/inference_files.js';
import { sha256Hex } from '../common/sha256.js';
import { describe, QujingError } from '../errors.js';
import {
  compileRuntime,
  InferenceInstance,
  modelOf,
  Trap,
  type ModelName,
  type RuntimeKind,
} from './inference_instance.js';

export type { ModelName, RuntimeKind } from './inference_instance.js';

/** Where the files come from. Rejects when one cannot be read. */
export interface InferenceFiles {
  runtime(kind: RuntimeKind): Promise<Uint8Array<ArrayBuffer>>;
  model(name: ModelName): Promise<Uint8Array<ArrayBuffer>>;
}

export interface InferenceOptions {
  /** Models that are fetched beside the runtime. */
  readonly expect?: readonly ModelName[];
  /** The trimmed runtime stopped for this reason; the stock one is being fetched and the call will be repeated on it. */
  onFallback?(reason: QujingError): void;
}

/**
 * Runs the models, each call in one go on the thread it is made on.
 * A trimmed runtime that stops is replaced by the stock one, and the call is repeated there. When that fails too, this and
 * every later call rejects with runtimeFault: close it and open another.
 */
export class Inference {
  readonly #files: InferenceFiles;
  readonly #options: InferenceOptions;
  readonly #models = new Map<ModelName, Promise<Uint8Array<ArrayBuffer>>>();
  #instance: Promise<InferenceInstance>;
  /** What #instance has become, as soon as it is there. */
  #current: InferenceInstance | null = null;
  #closed = false;

  private constructor(files: InferenceFiles, options: InferenceOptions) {
    this.#files = files;
    this.#options = options;
    this.#instance = this.#start('trimmed');
  }

  /** @throws QujingError modelLoadFailed, modelHashMismatch, runtimeFault */
  static async open(files: InferenceFiles, options: InferenceOptions = {}): Promise<Inference> {
    const inference = new Inference(files, options);
    inference.prefetch(options.expect ?? []);
    try {
      await inference.#instance;
    } catch (error) {
      if (!(error instanceof Trap)) throw error;
      await inference.#fallBack(null, error);
    }
    return inference;
  }

  /**
   * Fetches a model, makes its session and runs it once, so that the first result does not wait. Safe to call again.
   * @throws QujingError modelLoadFailed, modelHashMismatch, runtimeFault, handleClosed
   */
  async load(name: ModelName): Promise<void> {
    const model = await this.#model(name);
    await this.#attempt((instance) => {
      instance.load(name, model);
      instance.warmUp(name);
    });
  }

  /** Begins to fetch models that will be needed; what fails is told by the call that needs it. */
  prefetch(names: readonly ModelName[]): void {
    for (const name of names) this.#model(name).catch(() => undefined);
  }

  /**
   * Loads the model unless that is done.
   * @param input as many numbers as the model's input in models/manifest.json.
   * @returns the outputs in the manifest's order, valid until the next run of this model.
   * @throws QujingError as load() does; runtimeFault also for an input of another length, after which the next is run.
   */
  async run(name: ModelName, input: Float32Array): Promise<readonly Float32Array[]> {
    const model = await this.#model(name);
    return this.#attempt((instance) => {
      instance.load(name, model);
      return instance.run(name, input);
    });
  }

  /** Bytes of the runtime's wasm memory; 0 before it started and after close(). */
  get memoryBytes(): number {
    return this.#current?.memoryBytes ?? 0;
  }

  get usesStock(): boolean {
    return this.#current?.kind === 'stock';
  }

  /** Frees everything. Safe to call twice; later calls reject with handleClosed. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#instance.catch(() => undefined);
    this.#current?.close();
    this.#current = null;
    this.#models.clear();
    this.#instance = Promise.reject(closedError());
    this.#instance.catch(() => undefined);
  }

  async #attempt<T>(call: (instance: InferenceInstance) => T): Promise<T> {
    for (;;) {
      const instance = await this.#instance;
      if (this.#closed) throw closedError();
      try {
        return call(instance);
      } catch (error) {
        if (!(error instanceof Trap)) throw error;
        await this.#fallBack(instance, error);
      }
    }
  }

  /** @param stopped what trapped; another call may have replaced it already. */
  async #fallBack(stopped: InferenceInstance | null, trap: Trap): Promise<void> {
    if (this.#current === stopped) {
      this.#current = null;
      const reason = new QujingError('runtimeFault', `the inference runtime stopped: ${trap.message}`, trap);
      this.#instance = stopped?.kind === 'stock' ? Promise.reject(reason) : this.#startStock(reason);
      // Whoever calls next hears of it.
      this.#instance.catch(() => undefined);
    }
    await this.#instance;
  }

  async #startStock(reason: QujingError): Promise<InferenceInstance> {
    this.#options.onFallback?.(reason);
    try {
      return await this.#start('stock');
    } catch (error) {
      throw new QujingError('runtimeFault', `${reason.message}; the stock runtime: ${describe(error)}`, error);
    }
  }

  async #start(kind: RuntimeKind): Promise<InferenceInstance> {
    const what = `ort_${kind}.wasm`;
    const bytes = await this.#files.runtime(kind).catch(refuseReading(what));
    // Nothing of it runs before its sum is known.
    const compiling = compileRuntime(kind, bytes);
    compiling.catch(() => undefined);
    await checkSum(bytes, what, builtRuntimes[kind]);
    const instance = await InferenceInstance.start(kind, await compiling);
    if (this.#closed) throw closedError();
    this.#current = instance;
    return instance;
  }

  #model(name: ModelName): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#closed) return Promise.reject(closedError());
    const known = this.#models.get(name);
    if (known !== undefined) return known;
    const model = readModel(this.#files, name);
    this.#models.set(name, model);
    // What could not be had is asked for again by the next call.
    model.catch(() => this.#models.delete(name));
    return model;
  }
}

async function readModel(files: InferenceFiles, name: ModelName): Promise<Uint8Array<ArrayBuffer>> {
  const what = `${name}.onnx`;
  const built = modelOf(name);
  const bytes = await files.model(name).catch(refuseReading(what));
  await checkSum(bytes, what, built);
  return bytes;
}

function refuseReading(what: string): (error: unknown) => never {
  return (error) => {
    throw QujingError.wrap(error, 'modelLoadFailed', `${what} could not be read`);
  };
}

/** @throws QujingError modelHashMismatch */
async function checkSum(
  bytes: Uint8Array<ArrayBuffer>,
  what: string,
  { sha256, bytes: length }: BuiltFile,
): Promise<void> {
  const actual = await sha256Hex(bytes);
  if ((actual ?? sha256) === sha256 && bytes.length === length) return;
  throw new QujingError(
    'modelHashMismatch',
    `${what} has ${bytes.length} bytes of sha256 ${actual ?? 'unknown'}, this build needs ${length} of ${sha256}`,
  );
}

function closedError(): QujingError {
  return new QujingError('handleClosed', 'the inference was closed');
}

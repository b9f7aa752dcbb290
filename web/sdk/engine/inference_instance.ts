// Besides ort_runtime.ts and ort_module.ts the only file that knows ONNX Runtime Web.
import { builtModels, builtRuntimes, type BuiltModel } from '../../../build/runtime/inference_files.js';
import { describe, QujingError } from '../errors.js';
import { OrtRefusal, OrtRuntime, type OrtSession } from './ort_runtime.js';

/** The names of models/manifest.json. */
export type ModelName = 'face_detector' | 'face_landmarks' | 'person_segmentation' | 'eye_state';

/** `trimmed` holds only what the models were seen to call; `stock` is ONNX Runtime Web as published. */
export type RuntimeKind = keyof typeof builtRuntimes;

/** Something else than an answer came out of the runtime: its heap is in an unknown state. */
export class Trap extends Error {
  override readonly name = 'Trap';

  static during<T>(call: () => T): T {
    try {
      return call();
    } catch (error) {
      if (error instanceof OrtRefusal) throw error;
      throw new Trap(describe(error), { cause: error });
    }
  }
}

/** @throws QujingError modelLoadFailed */
export async function compileRuntime(kind: RuntimeKind, bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  return WebAssembly.compile(bytes).catch((error: unknown) => {
    throw new QujingError('modelLoadFailed', `ort_${kind}.wasm did not compile: ${describe(error)}`, error);
  });
}

/** One runtime with its sessions. */
export class InferenceInstance {
  readonly #sessions = new Map<ModelName, OrtSession>();

  private constructor(
    readonly kind: RuntimeKind,
    private readonly runtime: OrtRuntime,
  ) {}

  static async start(kind: RuntimeKind, compiled: WebAssembly.Module): Promise<InferenceInstance> {
    try {
      return new InferenceInstance(kind, await OrtRuntime.start(compiled));
    } catch (error) {
      throw new Trap(describe(error), { cause: error });
    }
  }

  get memoryBytes(): number {
    return this.runtime.memoryBytes;
  }

  load(name: ModelName, file: Uint8Array): void {
    if (this.#sessions.has(name)) return;
    const model = modelOf(name);
    try {
      const session = Trap.during(() => this.runtime.createSession(file, model));
      this.#sessions.set(name, session);
    } catch (error) {
      if (!(error instanceof OrtRefusal)) throw error;
      throw new QujingError('modelLoadFailed', `${name}.onnx was refused: ${error.message}`, error);
    }
  }

  /** Runs a loaded model once, for its first run is the slowest: the browser has not finished its code. */
  warmUp(name: ModelName): void {
    this.run(name, new Float32Array(this.#sessions.get(name)?.inputLength ?? 0));
  }

  run(name: ModelName, input: Float32Array): readonly Float32Array[] {
    const session = this.#sessions.get(name);
    if (session === undefined) throw new QujingError('runtimeFault', `${name} is not loaded`);
    try {
      return Trap.during(() => session.run(input));
    } catch (error) {
      if (!(error instanceof OrtRefusal)) throw error;
      throw new QujingError('runtimeFault', `${name}: ${error.message}`, error);
    }
  }

  /** Frees the sessions, with what they hold of a face. The instance is of no use afterwards. */
  close(): void {
    for (const session of this.#sessions.values()) session.release();
    this.#sessions.clear();
  }
}

/** @throws QujingError modelLoadFailed */
export function modelOf(name: ModelName): BuiltModel {
  const model = builtModels[name];
  if (model === undefined) throw new QujingError('modelLoadFailed', `this build has no model ${name}`);
  return model;
}

import { foldConstants } from './onnx_folding.js';
import { instantiateOrt, type OrtModule } from './ort_module.js';

/** The shapes of a model's tensors by their names; all are float32. */
export interface ModelShape {
  readonly input: TensorShape;
  readonly outputs: readonly TensorShape[];
}

export interface TensorShape {
  readonly name: string;
  readonly shape: readonly number[];
}

/** ONNX Runtime understood and said no. Anything else that is thrown here is a trap: the instance is of no use any more. */
export class OrtRefusal extends Error {
  override readonly name = 'OrtRefusal';
}

const kThreads = 1;
/** ONNX Runtime's ORT_LOGGING_LEVEL_ERROR. */
const kLogErrors = 3;
/** foldConstants() has done what is worth it; without its optimiser the trimmed runtime is smaller and starts sooner. */
const kOptimiseNothing = 0;
const kFloat32 = 1;
const kInMemory = 1;

/** One instance of ONNX Runtime Web. */
export class OrtRuntime {
  private constructor(private readonly ort: OrtModule) {}

  /** @param watch is handed the instance before anything of it runs. */
  static async start(
    compiled: WebAssembly.Module,
    watch?: (instance: WebAssembly.Instance) => void,
  ): Promise<OrtRuntime> {
    const ort = await instantiateOrt(compiled, watch);
    refuseUnless(ort, ort._OrtInit(kThreads, kLogErrors) === 0, 'it did not start');
    return new OrtRuntime(ort);
  }

  /** Bytes of the wasm memory; it grows and never shrinks. */
  get memoryBytes(): number {
    return this.ort.HEAPU8.buffer.byteLength;
  }

  /** @param model an .onnx file; not needed any more afterwards. @throws OrtRefusal */
  createSession(model: Uint8Array, shape: ModelShape): OrtSession {
    const { ort } = this;
    const options = ort._OrtCreateSessionOptions(kOptimiseNothing, false, false, 0, false, 0, 0, kLogErrors, 0, 0);
    refuseUnless(ort, options !== 0, 'no session options');
    const folded = foldedModel(model);
    const bytes = copyIn(ort, folded);
    try {
      const session = ort._OrtCreateSession(bytes, folded.byteLength, options);
      refuseUnless(ort, session !== 0, 'no session');
      return new OrtSession(ort, session, shape);
    } finally {
      ort._free(bytes);
      ort._OrtReleaseSessionOptions(options);
    }
  }
}

/** One loaded model. Its tensors are made once and used for every run. */
export class OrtSession {
  readonly #input: OrtTensor;
  readonly #outputs: readonly OrtTensor[];
  readonly #results: readonly Float32Array<ArrayBuffer>[];
  /** Name and tensor of the input, names of the outputs, tensors of the outputs: what a run is called with. */
  readonly #call: number;

  constructor(
    private readonly ort: OrtModule,
    private readonly session: number,
    { input, outputs }: ModelShape,
  ) {
    this.#input = new OrtTensor(ort, input);
    this.#outputs = outputs.map((output) => new OrtTensor(ort, output));
    this.#results = this.#outputs.map(({ length }) => new Float32Array(length));
    this.#call = ort._malloc(4 * (2 + 2 * outputs.length));
  }

  /** How many numbers a run takes. */
  get inputLength(): number {
    return this.#input.length;
  }

  /**
   * @param input as many numbers as the model's input has.
   * @returns the outputs in the order of the shape; overwritten by the next run of this session.
   * @throws OrtRefusal
   */
  run(input: Float32Array): readonly Float32Array<ArrayBuffer>[] {
    this.#input.write(input);
    const { ort } = this;
    const count = this.#outputs.length;
    const at = this.#call / 4;
    const words = [this.#input.name, this.#input.tensor];
    ort.HEAPU32.set([...words, ...this.#outputs.map(({ name }) => name)], at);
    ort.HEAPU32.set(
      this.#outputs.map(({ tensor }) => tensor),
      at + 2 + count,
    );
    const names = this.#call + 8;
    const code = ort._OrtRun(this.session, this.#call, this.#call + 4, 1, names, count, names + 4 * count, 0);
    refuseUnless(ort, code === 0, 'it did not run');
    this.#outputs.forEach((output, index) => {
      this.#results[index]?.set(output.look());
    });
    return this.#results;
  }

  release(): void {
    for (const tensor of [this.#input, ...this.#outputs]) tensor.release();
    this.ort._free(this.#call);
    this.ort._OrtReleaseSession(this.session);
  }
}

/** A tensor and its name in the heap. */
class OrtTensor {
  readonly length: number;
  readonly name: number;
  readonly tensor: number;
  readonly #data: number;

  constructor(
    private readonly ort: OrtModule,
    { name, shape }: TensorShape,
  ) {
    this.length = shape.reduce((size, side) => size * side, 1);
    this.name = copyIn(ort, new TextEncoder().encode(`${name}\0`));
    this.#data = ort._malloc(4 * this.length);
    const stack = ort.stackSave();
    const dimensions = ort.stackAlloc(4 * shape.length);
    ort.HEAPU32.set(shape, dimensions / 4);
    this.tensor = ort._OrtCreateTensor(kFloat32, this.#data, 4 * this.length, dimensions, shape.length, kInMemory);
    ort.stackRestore(stack);
    refuseUnless(ort, this.tensor !== 0, `no tensor ${name}`);
  }

  write(values: Float32Array): void {
    if (values.length !== this.length) {
      throw new OrtRefusal(`got ${values.length} numbers, need ${this.length}`);
    }
    this.look().set(values);
  }

  /** Valid until the memory grows. */
  look(): Float32Array {
    return this.ort.HEAPF32.subarray(this.#data / 4, this.#data / 4 + this.length);
  }

  release(): void {
    this.ort._OrtReleaseTensor(this.tensor);
    this.ort._free(this.#data);
    this.ort._free(this.name);
  }
}

function foldedModel(model: Uint8Array): Uint8Array {
  try {
    return foldConstants(model);
  } catch (error) {
    throw new OrtRefusal(`no model: ${String(error)}`);
  }
}

function copyIn(ort: OrtModule, bytes: Uint8Array): number {
  const pointer = ort._malloc(bytes.byteLength);
  refuseUnless(ort, pointer !== 0, `no room for ${bytes.byteLength} bytes`);
  ort.HEAPU8.set(bytes, pointer);
  return pointer;
}

function refuseUnless(ort: OrtModule, good: boolean, what: string): void {
  if (good) return;
  const stack = ort.stackSave();
  const answer = ort.stackAlloc(8);
  ort._OrtGetLastError(answer, answer + 4);
  const [code = 0, message = 0] = ort.HEAPU32.subarray(answer / 4, answer / 4 + 2);
  const said = message === 0 ? '' : `: ${ort.UTF8ToString(message)}`;
  ort.stackRestore(stack);
  throw new OrtRefusal(`${what} (${code})${said}`);
}

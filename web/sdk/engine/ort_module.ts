import createOrt from '../../../build/runtime/ort_glue.js';

/** What we call of ONNX Runtime Web's C interface. Pointers are numbers, 0 is none; an answer that is a code is 0 for good. */
export interface OrtModule {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly HEAPU32: Uint32Array<ArrayBuffer>;
  readonly HEAPF32: Float32Array<ArrayBuffer>;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  stackSave(): number;
  stackRestore(stack: number): void;
  stackAlloc(bytes: number): number;
  UTF8ToString(pointer: number): string;
  _OrtInit(threads: number, logLevel: number): number;
  _OrtGetLastError(code: number, message: number): void;
  _OrtCreateSessionOptions(
    optimisation: number,
    arena: boolean,
    memoryPattern: boolean,
    executionMode: number,
    profiling: boolean,
    profilePrefix: number,
    logId: number,
    logLevel: number,
    logVerbosity: number,
    optimisedModelPath: number,
  ): number;
  _OrtReleaseSessionOptions(options: number): void;
  _OrtCreateSession(model: number, bytes: number, options: number): number;
  _OrtReleaseSession(session: number): void;
  _OrtCreateTensor(
    type: number,
    data: number,
    bytes: number,
    dimensions: number,
    dimensionCount: number,
    location: number,
  ): number;
  _OrtReleaseTensor(tensor: number): void;
  _OrtRun(
    session: number,
    inputNames: number,
    inputs: number,
    inputCount: number,
    outputNames: number,
    outputCount: number,
    outputs: number,
    options: number,
  ): number;
}

/** A new instance with a memory of its own. Rejects with whatever the wasm or its start threw. */
export async function instantiateOrt(
  compiled: WebAssembly.Module,
  watch?: (instance: WebAssembly.Instance) => void,
): Promise<OrtModule> {
  return new Promise<OrtModule>((resolve, reject) => {
    const hooks = {
      instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): object {
        WebAssembly.instantiate(compiled, imports)
          .then((instance) => {
            watch?.(instance);
            receive(instance);
          })
          .catch(reject);
        return {};
      },
    };
    createOrt(hooks).then((module) => {
      resolve(module as OrtModule);
    }, reject);
  });
}

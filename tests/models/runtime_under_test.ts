// The runtimes and models that the build made, for the tests.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { readManifest } from '../../models/convert/manifest.js';
import { inBuild } from '../../scripts/lib/paths.js';
import type { InferenceFiles, ModelName, RuntimeKind } from '../../web/sdk/engine/inference.js';
import { OrtRuntime, type ModelShape } from '../../web/sdk/engine/ort_runtime.js';

export interface ModelUnderTest extends ModelShape {
  readonly name: ModelName;
  readonly file: Uint8Array;
  /** How many numbers go in. */
  readonly length: number;
  readonly range: readonly [number, number];
}

export const models: readonly ModelUnderTest[] = Object.entries(readManifest().models).map(
  ([name, { input, outputs }]) => ({
    name: name as ModelName,
    file: readFileSync(inBuild('models', `${name}.onnx`)),
    input,
    outputs,
    length: input.shape.reduce((size, side) => size * side, 1),
    range: input.range,
  }),
);

export async function runtimeBytes(kind: RuntimeKind): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(inBuild('runtime', `ort_${kind}.wasm`)));
}

export async function startRuntime(kind: RuntimeKind): Promise<OrtRuntime> {
  return OrtRuntime.start(await WebAssembly.compile(await runtimeBytes(kind)));
}

/** Reads what was built; `asked` keeps the names in their order. */
export function builtFiles(): InferenceFiles & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    runtime(kind) {
      asked.push(kind);
      return runtimeBytes(kind);
    },
    async model(name) {
      asked.push(name);
      return new Uint8Array(await readFile(inBuild('models', `${name}.onnx`)));
    },
  };
}

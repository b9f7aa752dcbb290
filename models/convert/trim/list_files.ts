// build/runtime/inference_files.js: sums, sizes and shapes of what the engine loads, for its code to hold.
import { readFileSync, writeFileSync } from 'node:fs';
import { inBuild } from '../../../scripts/lib/paths.js';
import { readManifest, sha256Of, type TensorSpec } from '../manifest.js';

const declarations = `export interface BuiltFile {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}
export interface BuiltTensor {
  readonly name: string;
  readonly shape: readonly number[];
}
export interface BuiltModel extends BuiltFile {
  readonly input: BuiltTensor;
  readonly outputs: readonly BuiltTensor[];
}
export declare const builtRuntimes: { readonly trimmed: BuiltFile; readonly stock: BuiltFile };
export declare const builtModels: Readonly<Record<string, BuiltModel>>;
`;

/** The runtime and the models must have been made. */
export function listFiles(): void {
  const models = Object.entries(readManifest().models).map(([name, { input, outputs }]) => {
    const shapes = { input: tensor(input), outputs: outputs.map(tensor) };
    return [name, { ...describe(`models/${name}.onnx`), ...shapes }] as const;
  });
  const runtimes = {
    trimmed: describe('runtime/ort_trimmed.wasm'),
    stock: describe('runtime/ort_stock.wasm'),
  };
  const text = [
    `export const builtRuntimes = ${JSON.stringify(runtimes)};`,
    `export const builtModels = ${JSON.stringify(Object.fromEntries(models))};`,
  ];
  writeFileSync(inBuild('runtime/inference_files.js'), `${text.join('\n')}\n`);
  writeFileSync(inBuild('runtime/inference_files.d.ts'), declarations);
}

function describe(file: string): { bytes: number; sha256: string } {
  const bytes = readFileSync(inBuild(file));
  return { bytes: bytes.length, sha256: sha256Of(bytes) };
}

function tensor({ name, shape }: TensorSpec): TensorSpec {
  return { name, shape };
}

// The models of manifest.json as ONNX files in build/models/.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inBuild } from '../../scripts/lib/paths.js';
import { readManifest, readSource, requireSha256, type ModelEntry } from './manifest.js';
import { tfliteToOnnx } from './tflite_to_onnx.js';

/** Takes a fifth of a second. @throws Error when a source or a result is not what the manifest says. */
export function makeModels(): void {
  const folder = inBuild('models');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, entry] of Object.entries(readManifest().models)) {
    const bytes = convert(entry);
    requireSha256(`the converted ${name}`, bytes, entry.result.sha256);
    writeFileSync(join(folder, `${name}.onnx`), bytes);
  }
}

export function convert({ source, conversion, outputs }: ModelEntry): Uint8Array {
  const file = readSource(source);
  if (conversion.from === 'onnx') return file;
  return tfliteToOnnx(
    file,
    conversion.weights,
    outputs.map(({ name }) => name),
  );
}

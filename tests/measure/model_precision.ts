// How far are the shipped number formats of the models from float32, on photographs?
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { convert } from '../../models/convert/make_models.js';
import { readManifest } from '../../models/convert/manifest.js';
import { cache } from '../../scripts/lib/paths.js';
import { mustRun } from '../../scripts/lib/run.js';
import type { OrtSession } from '../../web/sdk/engine/ort_runtime.js';
import { models, startRuntime, type ModelUnderTest } from '../models/runtime_under_test.js';
import { squareInput } from '../models/picture_inputs.js';
import { tell } from './bench_site_lib.js';

const kPhotographs = 80;
/** The middle of a head-and-shoulders picture, where most of these photographs have their face. */
const kFaceShare = 0.6;

/** The same model, every weight as its source has it. */
function exactModel({ name, file }: ModelUnderTest): Uint8Array {
  const entry = readManifest().models[name];
  if (entry === undefined || entry.conversion.from === 'onnx') return file;
  return convert({ ...entry, conversion: { ...entry.conversion, weights: 'float32' } });
}

function photographs(): string[] {
  const folder = join(cache, 'face/packages');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.jpg'))
    .sort()
    .slice(0, kPhotographs)
    .map((path) => join(folder, path));
}

interface Differences {
  readonly mean: number;
  readonly largest: number;
}

/** Of the first output; of landmarks the distance in the picture, z left aside. */
function differences(model: ModelUnderTest, shipped: Float32Array, exact: Float32Array): Differences {
  const landmarks = model.name === 'face_landmarks';
  const step = landmarks ? 3 : 1;
  let sum = 0;
  let largest = 0;
  for (let index = 0; index < shipped.length; index += step) {
    const along = (axis: number): number => (shipped[index + axis] ?? 0) - (exact[index + axis] ?? 0);
    const difference = landmarks ? Math.hypot(along(0), along(1)) : Math.abs(along(0));
    sum += difference;
    largest = Math.max(largest, difference);
  }
  return { mean: (sum * step) / shipped.length, largest };
}

async function compare(model: ModelUnderTest, shipped: OrtSession, exact: OrtSession): Promise<void> {
  const share = model.name === 'face_landmarks' ? kFaceShare : 1;
  const found: Differences[] = [];
  for (const file of photographs()) {
    const input = await squareInput(file, model, share);
    const [values] = shipped.run(input);
    const [expected] = exact.run(input);
    if (values && expected) found.push(differences(model, values, expected));
  }
  const set = `${model.name} against float32, ${found.length} photographs`;
  const unit = model.name === 'face_landmarks' ? 'px of 192' : '';
  const mean = found.reduce((sum, one) => sum + one.mean, 0) / found.length;
  tell('number format: mean difference', mean, unit, set, found.length);
  tell('number format: worst photograph', Math.max(...found.map((one) => one.mean)), unit, set, found.length);
  tell('number format: largest difference', Math.max(...found.map((one) => one.largest)), unit, set, found.length);
}

await mustRun('bash', ['scripts/setup/face_data.sh']);
const runtime = await startRuntime('stock');
for (const model of models) {
  const shipped = runtime.createSession(model.file, model);
  const exact = runtime.createSession(exactModel(model), model);
  await compare(model, shipped, exact);
  shipped.release();
  exact.release();
}

// How far are the shipped number formats of the models from float32, on photographs?
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { convert } from '../../models/convert/make_models.js';
import { readManifest } from '../../models/convert/manifest.js';
import { cache } from '../../scripts/lib/paths.js';
import { mustRun } from '../../scripts/lib/run.js';
import type { OrtSession } from '../../web/sdk/engine/ort_runtime.js';
import { models, startRuntime, type ModelUnderTest } from '../models/runtime_under_test.js';
import { faceSquare } from '../models/face_crop.js';
import { middle, squareInput, type Square } from '../models/picture_inputs.js';
import { tell } from './bench_site_lib.js';

interface Photograph {
  readonly file: string;
  readonly face: Square;
}

/** The same model, every weight as its source has it. */
function exactModel({ name, file }: ModelUnderTest): Uint8Array {
  const entry = readManifest().models[name];
  if (entry === undefined || entry.conversion.from === 'onnx') return file;
  return convert({ ...entry, conversion: { ...entry.conversion, weights: 'float32' } });
}

/** Every photograph with a face that is whole. */
async function photographs(): Promise<Photograph[]> {
  const folder = join(cache, 'face/packages');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.jpg'));
  const detector = models.find(({ name }) => name === 'face_detector');
  if (detector === undefined) throw new Error('no model face_detector');
  const session = runtime.createSession(detector.file, detector);
  const found: Photograph[] = [];
  for (const path of files.sort()) {
    const file = join(folder, path);
    const face = await faceSquare(file, detector, session);
    if (face !== null) found.push({ file, face });
  }
  session.release();
  return found;
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

async function compare(
  pictures: readonly Photograph[],
  model: ModelUnderTest,
  shipped: OrtSession,
  exact: OrtSession,
): Promise<void> {
  const found: Differences[] = [];
  for (const { file, face } of pictures) {
    const square = model.name === 'face_landmarks' ? face : await middle(file, 1);
    const input = await squareInput(file, model, square);
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
const pictures = await photographs();
for (const model of models) {
  const shipped = runtime.createSession(model.file, model);
  const exact = runtime.createSession(exactModel(model), model);
  await compare(pictures, model, shipped, exact);
  shipped.release();
  exact.release();
}

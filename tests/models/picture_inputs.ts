// Real pictures as a model's input.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { cache, inRoot } from '../../scripts/lib/paths.js';
import type { ModelUnderTest } from './runtime_under_test.js';

export interface PictureInput {
  readonly what: string;
  readonly input: Float32Array;
}

/** The readme's pictures, and photographs of faces where an earlier run has fetched them (scripts/setup/face_data.sh). */
function pictureFiles(): string[] {
  const folders = [inRoot('docs/images'), join(cache, 'face/packages/face_api/demo')];
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.jpg'));
}

/** Each picture whole, and its middle by itself. */
export async function pictureInputs(model: ModelUnderTest): Promise<PictureInput[]> {
  const inputs: PictureInput[] = [];
  for (const file of pictureFiles()) {
    for (const share of [1, 0.4]) {
      inputs.push({ what: `${file}, ${share} of it`, input: await squareInput(file, model, share) });
    }
  }
  return inputs;
}

/** The square in the middle of a picture, `share` of its short side wide, as the model wants it. */
export async function squareInput(
  file: string,
  { input, range }: ModelUnderTest,
  share: number,
): Promise<Float32Array> {
  const [, , height = 0, width = 0] = input.shape;
  const { width: fullWidth, height: fullHeight } = await sharp(file).metadata();
  const side = Math.floor(Math.min(fullWidth, fullHeight) * share);
  const middle = {
    left: Math.floor((fullWidth - side) / 2),
    top: Math.floor((fullHeight - side) / 2),
    width: side,
    height: side,
  };
  const pixels = await sharp(file)
    .extract(middle)
    .resize(width, height)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  const area = width * height;
  const [low, high] = range;
  return Float32Array.from({ length: 3 * area }, (_, index) => {
    const value = pixels[3 * (index % area) + Math.floor(index / area)] ?? 0;
    return low + (value / 255) * (high - low);
  });
}

// Real pictures as a model's input.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { cache, inRoot } from '../../scripts/lib/paths.js';
import type { ModelUnderTest } from './runtime_under_test.js';

export interface PictureInput {
  readonly what: string;
  readonly input: Float32Array;
}

/** Pixels of the picture. */
export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** The readme's pictures, and photographs of faces where an earlier run has fetched them (scripts/setup/face_data.sh). */
function pictureFiles(): string[] {
  const folders = [inRoot('docs/images'), join(cache, 'face/packages/face_api/demo')];
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.jpg'));
}

/** Each picture as wide as it can be, and its middle by itself. */
export async function pictureInputs(model: ModelUnderTest): Promise<PictureInput[]> {
  const inputs: PictureInput[] = [];
  for (const file of pictureFiles()) {
    for (const share of [1, 0.4]) {
      const input = await squareInput(file, model, await middle(file, share));
      inputs.push({ what: `${file}, ${share} of it`, input });
    }
  }
  return inputs;
}

/** The square in the middle of a picture, `share` of its short side wide. */
export async function middle(file: string, share: number): Promise<Square> {
  const { width, height } = await sharp(file).metadata();
  const side = Math.floor(Math.min(width, height) * share);
  return { left: Math.floor((width - side) / 2), top: Math.floor((height - side) / 2), side };
}

export async function squareInput(
  file: string,
  model: ModelUnderTest,
  { left, top, side }: Square,
): Promise<Float32Array> {
  const [, , height = 0, width = 0] = model.input.shape;
  return planar(sharp(file).extract({ left, top, width: side, height: side }).resize(width, height), model);
}

/** A picture of the model's size as its numbers: planes of red, green and blue. */
export async function planar(picture: Sharp, { length, range }: ModelUnderTest): Promise<Float32Array> {
  const pixels = await picture.removeAlpha().toColourspace('srgb').raw().toBuffer();
  const area = length / 3;
  const [low, high] = range;
  return Float32Array.from({ length }, (_, index) => {
    const value = pixels[3 * (index % area) + Math.floor(index / area)] ?? 0;
    return low + (value / 255) * (high - low);
  });
}

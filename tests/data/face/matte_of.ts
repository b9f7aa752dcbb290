import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { faceCache, packaged } from './face_cache.js';
import { guided } from './guided_filter.js';
import { makeRaster, pixelsOf, type Raster } from './raster.js';
import { scaled } from './scale.js';
import { openSolution, type SolutionPage } from './solution_page.js';

interface PageWindow {
  SelfieSegmentation: new (config: { locateFile: (file: string) => string }) => SegmentationApi;
  segmentation: SegmentationApi;
  seen: CanvasImageSource | undefined;
}
interface SegmentationApi {
  setOptions: (options: object) => void;
  onResults: (listen: (results: { segmentationMask: CanvasImageSource }) => void) => void;
  initialize: () => Promise<void>;
  send: (input: { image: unknown }) => Promise<void>;
  reset: () => void;
}

const kSide = 256;
let opened: Promise<SolutionPage> | undefined;

/**
 * A soft cut-out of the person for compositions (films, backgrounds): @mediapipe/selfie_segmentation, refined along
 * the picture's own edges. Good enough to look at; never a truth for a matte. Kept in the cache.
 */
export async function matteOf(picture: Raster): Promise<Raster> {
  const { width, height } = picture;
  const { rgba } = pixelsOf(picture);
  const key = createHash('sha256').update(`${width}x${height}`).update(rgba).digest('hex');
  const file = faceCache('matte', `${key}.png`);
  if (!existsSync(file)) {
    const jpeg = await sharp(rgba, { raw: { width, height, channels: 4 } })
      .jpeg({ quality: 95 })
      .toBuffer();
    opened ??= openSegmentation();
    const values = await (await opened).page.evaluate(segment, { base64: jpeg.toString('base64'), side: kSide });
    mkdirSync(faceCache('matte'), { recursive: true });
    writeFileSync(
      file,
      await sharp(Uint8Array.from(values), { raw: { width: kSide, height: kSide, channels: 1 } })
        .png()
        .toBuffer(),
    );
  }
  const { data, info } = await sharp(readFileSync(file)).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  const small = makeRaster(info.width, info.height, 1);
  for (let i = 0; i < small.data.length; i++) small.data[i] = (data[i] as number) / 255;
  return refine(picture, scaled(small, width, height));
}

export async function closeMattes(): Promise<void> {
  const page = opened;
  opened = undefined;
  await (await page)?.close();
}

function refine(picture: Raster, coarse: Raster): Raster {
  const fine = guided(picture, coarse, Math.round(picture.width / 60), 1e-4);
  return { ...fine, data: fine.data.map((v) => Math.min(1, Math.max(0, (v - 0.15) / 0.7))) };
}

async function openSegmentation(): Promise<SolutionPage> {
  packaged('selfie_segmentation/selfie_segmentation.js');
  const solution = await openSolution('selfie_segmentation', 'selfie_segmentation.js');
  await begin(solution.page);
  return solution;
}

async function begin(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const at = globalThis as unknown as PageWindow;
    at.segmentation = new at.SelfieSegmentation({ locateFile: (file) => `/${file}` });
    at.segmentation.setOptions({ modelSelection: 0 });
    at.segmentation.onResults((results) => {
      at.seen = results.segmentationMask;
    });
    await at.segmentation.initialize();
  });
}

async function segment(input: { base64: string; side: number }): Promise<number[]> {
  const at = globalThis as unknown as PageWindow;
  const bytes = Uint8Array.from(atob(input.base64), (c) => c.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  at.segmentation.reset();
  await at.segmentation.send({ image: canvas });
  const small = document.createElement('canvas');
  small.width = input.side;
  small.height = input.side;
  const pen = small.getContext('2d');
  if (!pen || !at.seen) throw new Error('segmentation: no mask');
  pen.drawImage(at.seen, 0, 0, input.side, input.side);
  const { data } = pen.getImageData(0, 0, input.side, input.side);
  return Array.from({ length: input.side * input.side }, (_, i) => data[4 * i + 3] as number);
}

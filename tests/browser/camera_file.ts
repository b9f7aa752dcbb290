// The recorded camera as a file that Chromium plays in place of a real one, made once and kept in build/.
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Quad } from '../../web/sdk/types.js';
import { cardFrames, kHeight, kWidth } from './recorded_card.js';

const folder = new URL('../../build/recordings/', import.meta.url);
const kFrames = 60;

export interface Recording {
  readonly y4mFile: string;
  /** Where the card is in the frames. */
  readonly quads: readonly Quad[];
}

export async function recordedCamera(): Promise<Recording> {
  const file = new URL('calm_card_1280x720.y4m', folder).pathname;
  const frames = await cardFrames(kFrames);
  if (!existsSync(file)) {
    const head = Buffer.from(`YUV4MPEG2 W${kWidth} H${kHeight} F30:1 Ip A1:1 C420jpeg\n`);
    const parts = frames.flatMap(({ rgba }) => [Buffer.from('FRAME\n'), yuv420(rgba, kWidth, kHeight)]);
    writeWhole(file, Buffer.concat([head, ...parts]));
  }
  return { y4mFile: file, quads: frames.map(({ quad }) => quad) };
}

/** A camera that runs and gives black. */
export function blackCamera(): string {
  const file = new URL('black_640x480.y4m', folder).pathname;
  if (existsSync(file)) return file;
  const [luma, chroma] = [Buffer.alloc(640 * 480, 16), Buffer.alloc((640 * 480) / 2, 128)];
  const frames = Array.from({ length: 30 }, () => [Buffer.from('FRAME\n'), luma, chroma]).flat();
  writeWhole(file, Buffer.concat([Buffer.from('YUV4MPEG2 W640 H480 F30:1 Ip A1:1 C420jpeg\n'), ...frames]));
  return file;
}

/** A photograph of 24 megapixels (6528 x 3672) with the card in it, and where it is. */
export async function largeStill(): Promise<{ readonly file: string; readonly quad: Quad }> {
  const file = new URL('calm_card_24mp.jpg', folder).pathname;
  const scale = 5.1;
  const [frame] = await cardFrames(1, scale);
  if (frame === undefined) throw new Error('no frame');
  if (!existsSync(file)) {
    const raw = { width: Math.round(kWidth * scale), height: Math.round(kHeight * scale), channels: 4 } as const;
    writeWhole(file, await sharp(frame.rgba, { raw }).jpeg({ quality: 90 }).toBuffer());
  }
  return { file, quad: frame.quad };
}

/** Never half a file: tests may run beside each other. */
function writeWhole(file: string, bytes: Uint8Array): void {
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, file);
}

/** Full-range BT.601, as C420jpeg says. */
function yuv420(rgba: Uint8Array, width: number, height: number): Buffer {
  const [halfWidth, halfHeight] = [width >> 1, height >> 1];
  const out = Buffer.alloc(width * height + 2 * halfWidth * halfHeight);
  const byte = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [r, g, b] = rgba.subarray(pixel * 4, pixel * 4 + 3) as unknown as [number, number, number];
    out[pixel] = byte(0.299 * r + 0.587 * g + 0.114 * b);
  }
  for (let y = 0; y < halfHeight; y++) {
    for (let x = 0; x < halfWidth; x++) {
      const at = (y * 2 * width + x * 2) * 4;
      const [r, g, b] = rgba.subarray(at, at + 3) as unknown as [number, number, number];
      const chroma = width * height + y * halfWidth + x;
      out[chroma] = byte(128 - 0.168736 * r - 0.331264 * g + 0.5 * b);
      out[chroma + halfWidth * halfHeight] = byte(128 + 0.5 * r - 0.418688 * g - 0.081312 * b);
    }
  }
  return out;
}

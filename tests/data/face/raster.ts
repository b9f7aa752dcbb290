import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { encode, kLinearFromSrgb } from '../light.js';
import type { Pixels } from '../strength.js';
import type { CropBox } from './mesh_of.js';

/** Floats, `channels` a pixel, row after row: linear light 0..1 of sRGB primaries (3), or a mask 0..1 (1). */
export interface Raster {
  width: number;
  height: number;
  channels: number;
  data: Float32Array;
}

export function makeRaster(width: number, height: number, channels: number): Raster {
  return { width, height, channels, data: new Float32Array(width * height * channels) };
}

/** A picture file, turned upright, as linear light. */
export async function readRaster(picture: Buffer | string, crop?: CropBox): Promise<Raster> {
  const upright = sharp(typeof picture === 'string' ? readFileSync(picture) : picture).rotate();
  const cut = (crop ? upright.extract(crop) : upright).flatten().toColourspace('srgb');
  const { data, info } = await cut.raw().toBuffer({ resolveWithObject: true });
  const out = makeRaster(info.width, info.height, 3);
  for (let i = 0; i < out.data.length; i++) {
    // A grey picture decodes to one channel.
    const at = info.channels >= 3 ? Math.floor(i / 3) * info.channels + (i % 3) : Math.floor(i / 3) * info.channels;
    out.data[i] = kLinearFromSrgb[data[at] as number] as number;
  }
  return out;
}

export function rasterOf(pixels: Pixels): Raster {
  const out = makeRaster(pixels.width, pixels.height, 3);
  for (let i = 0, p = 0; i < out.data.length; i += 3, p += 4) {
    for (let c = 0; c < 3; c++) out.data[i + c] = kLinearFromSrgb[pixels.rgba[p + c] as number] as number;
  }
  return out;
}

/** 0..255 floats, 3 a pixel. */
export function encoded(raster: Raster, exposure = 1): Float32Array {
  return raster.data.map((v) => encode(v * exposure));
}

export function pixelsOf(raster: Raster, exposure = 1): Pixels {
  const { width, height } = raster;
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let i = 0, p = 0; i < raster.data.length; i += 3, p += 4) {
    for (let c = 0; c < 3; c++) rgba[p + c] = encode((raster.data[i + c] as number) * exposure);
    rgba[p + 3] = 255;
  }
  return { width, height, rgba };
}

/** Bilinear, pixel centres at .5, the border goes on for ever; writes `channels` floats at `at`. */
export function sampleInto(raster: Raster, x: number, y: number, out: Float32Array, at: number): void {
  const { width, height, channels, data } = raster;
  const fx = Math.min(width - 1, Math.max(0, x - 0.5));
  const fy = Math.min(height - 1, Math.max(0, y - 0.5));
  const x0 = Math.floor(fx);
  const y0 = Math.floor(fy);
  const ax = fx - x0;
  const ay = fy - y0;
  const i = (y0 * width + x0) * channels;
  const right = x0 + 1 < width ? channels : 0;
  const below = y0 + 1 < height ? width * channels : 0;
  for (let c = 0; c < channels; c++) {
    const top = (data[i + c] as number) * (1 - ax) + (data[i + right + c] as number) * ax;
    const bottom = (data[i + below + c] as number) * (1 - ax) + (data[i + below + right + c] as number) * ax;
    out[at + c] = top * (1 - ay) + bottom * ay;
  }
}

/** Each pixel centre of the result is fetched from where `place` sends it. */
export function warp(
  source: Raster,
  width: number,
  height: number,
  place: (x: number, y: number, out: [number, number]) => void,
): Raster {
  const out = makeRaster(width, height, source.channels);
  const to: [number, number] = [0, 0];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += source.channels) {
      place(x + 0.5, y + 0.5, to);
      sampleInto(source, to[0], to[1], out.data, i);
    }
  }
  return out;
}

/** bottom with top laid over it, alpha of one channel; all of one size. */
export function over(bottom: Raster, top: Raster, alpha: Raster): Raster {
  const out = { ...bottom, data: bottom.data.slice() };
  for (let i = 0; i < alpha.data.length; i++) {
    const a = alpha.data[i] as number;
    if (a <= 0) continue;
    for (let k = 3 * i; k < 3 * i + 3; k++)
      out.data[k] = (out.data[k] as number) * (1 - a) + a * (top.data[k] as number);
  }
  return out;
}

import sharp from 'sharp';
import type { Random } from '../random.js';
import { addNoise, quantise, type Sensor } from '../sensor.js';
import type { Pixels } from '../strength.js';
import { encoded, type Raster } from './raster.js';

/** How light becomes a picture: exposure with clipping, then noise, then 8 bits. */
export interface ShotSpec {
  exposure?: number;
  /** Standard deviation of luma at mid-dark level, 8-bit steps. */
  noise?: number;
}

const kPlain: Sensor = {
  exposure: 1,
  whiteBalance: [1, 1, 1],
  contrast: 1,
  noise: 0,
  chromaNoise: 0.35,
  sharpening: 0,
  fade: 0,
};

export function shot(light: Raster, spec: ShotSpec, random: Random): Pixels {
  const planes = encoded(light, spec.exposure ?? 1);
  addNoise(planes, light.width, light.height, { ...kPlain, noise: spec.noise ?? 0 }, random);
  return { width: light.width, height: light.height, rgba: quantise(planes) };
}

export function jpegOf(pixels: Pixels, quality: number): Promise<Buffer> {
  return sharp(pixels.rgba, { raw: { width: pixels.width, height: pixels.height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality, chromaSubsampling: quality < 90 ? '4:2:0' : '4:4:4' })
    .toBuffer();
}

import type { Canvas } from './canvas.js';
import { encode, luma, type Rgb } from './light.js';
import { Random } from './random.js';

/** From light to 8-bit picture: exposure, white balance, tone curve, noise, sharpening. */
export interface Sensor {
  exposure: number;
  whiteBalance: Rgb;
  /** Contrast of the tone curve about mid grey, 1 = none. */
  contrast: number;
  /** Standard deviation of luma at mid-dark level, 8-bit steps. */
  noise: number;
  /** Share of the noise that is colour. */
  chromaNoise: number;
  /** Overshoot of the sharpening, 0..1. */
  sharpening: number;
  fade: number;
  /** 1, or absent: as it is; 0: grey. */
  saturation?: number;
}

const kNormals = ((): Float32Array => {
  const random = new Random('sensor-noise');
  return Float32Array.from({ length: 1 << 17 }, () => random.normal());
})();

/** Encoded planes, 0..255 floats, 3 a pixel. */
export function develop(canvas: Canvas, sensor: Sensor): Float32Array {
  const { light } = canvas;
  const out = new Float32Array(light.length);
  const gains = sensor.whiteBalance.map((v) => v * sensor.exposure);
  for (let i = 0; i < light.length; i += 3) {
    for (let c = 0; c < 3; c++) out[i + c] = tone((light[i + c] as number) * (gains[c] as number), sensor);
  }
  if (sensor.saturation !== undefined && sensor.saturation !== 1) fadeColours(out, sensor.saturation);
  return out;
}

/** Exposed linear light to 0..255. */
export function tone(exposed: number, sensor: Sensor): number {
  return sensor.fade + (1 - sensor.fade / 255) * curve(encode(exposed), sensor.contrast);
}

function fadeColours(pixels: Float32Array, saturation: number): void {
  for (let i = 0; i < pixels.length; i += 3) {
    const grey = luma(pixels[i] as number, pixels[i + 1] as number, pixels[i + 2] as number);
    for (let k = i; k < i + 3; k++) pixels[k] = grey + saturation * ((pixels[k] as number) - grey);
  }
}

function curve(value: number, contrast: number): number {
  if (contrast === 1) return value;
  const t = value / 255;
  return 255 * (t + (contrast - 1) * t * (1 - t) * (2 * t - 1));
}

/** Read noise plus shot noise, as seen after the tone curve: a little less in the lights than in the darks. */
export function addNoise(pixels: Float32Array, width: number, height: number, sensor: Sensor, random: Random): void {
  if (sensor.noise <= 0) return;
  const mask = kNormals.length - 1;
  const chroma = sensor.noise * sensor.chromaNoise;
  for (let y = 0, i = 0; y < height; y++) {
    let at = random.int(0, mask);
    let red = 0;
    let blue = 0;
    for (let x = 0; x < width; x++, i += 3) {
      const level = (pixels[i + 1] as number) / 255;
      const sigma = sensor.noise * (1.08 - 0.55 * level);
      const n = sigma * (kNormals[at++ & mask] as number);
      // Neighbours share most of their colour noise, as after demosaicing.
      red = 0.6 * red + 0.8 * chroma * (kNormals[at++ & mask] as number);
      blue = 0.6 * blue + 0.8 * chroma * (kNormals[at++ & mask] as number);
      pixels[i] = (pixels[i] as number) + n + red;
      pixels[i + 1] = (pixels[i + 1] as number) + n - 0.5 * red - 0.2 * blue;
      pixels[i + 2] = (pixels[i + 2] as number) + n + blue;
    }
  }
}

/** Unsharp mask over the four neighbours; leaves the halo that phones leave. */
export function sharpen(pixels: Float32Array, width: number, height: number, amount: number): void {
  if (amount <= 0) return;
  const source = pixels.slice();
  const row = width * 3;
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * row + 3; i < (y + 1) * row - 3; i++) {
      const near =
        (source[i - 3] as number) +
        (source[i + 3] as number) +
        (source[i - row] as number) +
        (source[i + row] as number);
      pixels[i] = (source[i] as number) + amount * ((source[i] as number) - near / 4);
    }
  }
}

export function quantise(pixels: Float32Array): Uint8ClampedArray {
  const count = pixels.length / 3;
  const rgba = new Uint8ClampedArray(count * 4);
  for (let i = 0, p = 0, q = 0; i < count; i++, p += 3, q += 4) {
    rgba[q] = pixels[p] as number;
    rgba[q + 1] = pixels[p + 1] as number;
    rgba[q + 2] = pixels[p + 2] as number;
    rgba[q + 3] = 255;
  }
  return rgba;
}

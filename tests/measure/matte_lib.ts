// What a matte's errors are, and the plain resampling by its published definition (src/portrait/photo_resampler.h),
// written once more.
import type { Size } from '../../web/sdk/common/geometry.js';
import type { Rect } from '../../web/sdk/types.js';

/** One value for each pixel, rows packed. */
export interface Plane extends Size {
  readonly data: Float32Array;
}

export interface MatteErrors {
  /** Mean absolute error within 10 pixels of the true outline: a band of 20. */
  readonly band: number;
  /** The same within 20 pixels of it. */
  readonly wideBand: number;
  /** Pixels from the found outline to the true one, 95th percentile. */
  readonly outline: number;
}

/** known: where the truth is one; elsewhere nothing counts. */
export function matteErrors(truth: Plane, found: Plane, known: Plane | null = null): MatteErrors {
  const away = distances(outlineOf(truth));
  const counts = (i: number): boolean => known === null || (known.data[i] ?? 0) > 0.99;
  const within = (reach: number): number => {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < truth.data.length; i++) {
      if ((away.data[i] ?? 0) > reach || !counts(i)) continue;
      sum += Math.abs((found.data[i] ?? 0) - (truth.data[i] ?? 0));
      count++;
    }
    return sum / Math.max(1, count);
  };
  const off: number[] = [];
  outlineOf(found).data.forEach((on, i) => {
    if (on > 0 && counts(i)) off.push(away.data[i] ?? 0);
  });
  off.sort((a, b) => a - b);
  return { band: within(10), wideBand: within(20), outline: off[Math.floor(off.length * 0.95)] ?? Infinity };
}

/** 1 where a pixel and its right or lower neighbour lie on both sides of one half. */
function outlineOf({ width, height, data }: Plane): Plane {
  const on = new Float32Array(data.length);
  const person = (i: number): boolean => (data[i] ?? 0) >= 0.5;
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if (person(i) !== person(i + 1) || person(i) !== person(i + width)) on[i] = 1;
    }
  return { width, height, data: on };
}

/** Chamfer distances to the pixels that are on. */
function distances({ width, height, data }: Plane): Plane {
  const far = Float32Array.from(data, (on) => (on > 0 ? 0 : 1e4));
  const steps: readonly [number, number, number][] = [
    [-1, 0, 1],
    [0, -1, 1],
    [-1, -1, Math.SQRT2],
    [1, -1, Math.SQRT2],
  ];
  const relax = (x: number, y: number, sign: 1 | -1): void => {
    for (const [dx, dy, length] of steps) {
      const [u, v] = [x + sign * dx, y + sign * dy];
      if (u < 0 || v < 0 || u >= width || v >= height) continue;
      const i = y * width + x;
      far[i] = Math.min(far[i] ?? 0, (far[v * width + u] ?? 0) + length);
    }
  };
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) relax(x, y, 1);
  for (let y = height - 1; y >= 0; y--) for (let x = width - 1; x >= 0; x--) relax(x, y, -1);
  return { width, height, data: far };
}

/** `channels` values a pixel, in doubles. */
export interface Picture extends Size {
  readonly channels: number;
  readonly data: ArrayLike<number>;
}

/** Lanczos with three lobes, stretched by the ratio of the sizes, first across, then down. */
export function plainResampling(picture: Picture, crop: Rect, size: Size): Float64Array {
  const { channels } = picture;
  const columns = tapsOf(crop.x, crop.width, picture.width, size.width);
  const rows = tapsOf(crop.y, crop.height, picture.height, size.height);
  const across = new Float64Array(picture.height * size.width * channels);
  for (let y = 0; y < picture.height; y++)
    columns.forEach(({ first, weights }, x) => {
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        weights.forEach((weight, k) => {
          sum += weight * (picture.data[(y * picture.width + first + k) * channels + c] ?? 0);
        });
        across[(y * size.width + x) * channels + c] = sum;
      }
    });
  const out = new Float64Array(size.width * size.height * channels);
  const rowLength = size.width * channels;
  rows.forEach(({ first, weights }, y) => {
    for (let i = 0; i < rowLength; i++) {
      let sum = 0;
      weights.forEach((weight, k) => {
        sum += weight * (across[(first + k) * rowLength + i] ?? 0);
      });
      out[y * rowLength + i] = sum;
    }
  });
  return out;
}

function tapsOf(from: number, length: number, source: number, target: number): { first: number; weights: number[] }[] {
  const ratio = length / target;
  const stretch = Math.max(1, ratio);
  return Array.from({ length: target }, (_, i) => {
    const centre = Math.min(source - 0.5, Math.max(0.5, from + (i + 0.5) * ratio));
    const first = Math.max(0, Math.ceil(centre - 3 * stretch - 0.5));
    const last = Math.min(source - 1, Math.floor(centre + 3 * stretch - 0.5));
    const raw = Array.from({ length: last - first + 1 }, (_, k) => lanczos((first + k + 0.5 - centre) / stretch));
    const sum = raw.reduce((a, b) => a + b, 0);
    return { first, weights: raw.map((weight) => weight / sum) };
  });
}

function lanczos(x: number): number {
  if (Math.abs(x) >= 3) return 0;
  if (Math.abs(x) < 1e-9) return 1;
  const angle = Math.PI * x;
  return ((Math.sin(angle) / angle) * Math.sin(angle / 3)) / (angle / 3);
}

import { makeRaster, type Raster } from './raster.js';

/** Gaussian by three box passes (P. Kovesi); sigma in pixels. */
export function gaussian(source: Raster, sigma: number): Raster {
  if (sigma < 0.3) return source;
  const ideal = Math.sqrt((12 * sigma * sigma) / 3 + 1);
  const lower = Math.floor((ideal - 1) / 2);
  const small = 2 * lower + 1;
  const count = Math.round((12 * sigma * sigma - 3 * small * small - 12 * small - 9) / (-4 * small - 4));
  let out = source;
  for (let pass = 0; pass < 3; pass++) out = boxBlur(out, pass < count ? lower : lower + 1);
  return out;
}

/** Mean over (2 radius + 1)² pixels, the border goes on for ever. */
export function boxBlur(source: Raster, radius: number): Raster {
  if (radius < 1) return source;
  const { width, height, channels } = source;
  const across = makeRaster(width, height, channels);
  for (let y = 0; y < height; y++)
    runLine(source.data, across.data, y * width * channels, channels, width, channels, radius);
  const out = makeRaster(width, height, channels);
  for (let x = 0; x < width; x++)
    runLine(across.data, out.data, x * channels, width * channels, height, channels, radius);
  return out;
}

function runLine(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  length: number,
  channels: number,
  radius: number,
): void {
  const share = 1 / (2 * radius + 1);
  const at = (i: number, c: number): number => from[start + Math.min(length - 1, Math.max(0, i)) * step + c] as number;
  for (let c = 0; c < channels; c++) {
    let sum = 0;
    for (let i = -radius; i <= radius; i++) sum += at(i, c);
    for (let i = 0; i < length; i++) {
      to[start + i * step + c] = sum * share;
      sum += at(i + radius + 1, c) - at(i - radius, c);
    }
  }
}

export interface Kernel {
  size: number;
  weights: Float32Array;
}

/** A lens out of focus: an even disc with an anti-aliased rim. */
export function disc(radius: number): Kernel {
  const half = Math.ceil(radius + 0.5);
  return kernelOf(half, (x, y) => Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(x, y))));
}

/** A hand that moves evenly during the exposure: a line of `length` pixels, angle in degrees. */
export function streak(length: number, degrees: number): Kernel {
  const half = Math.ceil(length / 2 + 1);
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return kernelOf(half, (x, y) => {
    const along = Math.abs(x * c + y * s);
    const across = Math.abs(-x * s + y * c);
    return Math.max(0, 1 - across) * Math.min(1, Math.max(0, length / 2 + 0.5 - along));
  });
}

function kernelOf(half: number, weigh: (x: number, y: number) => number): Kernel {
  const size = 2 * half + 1;
  const weights = new Float32Array(size * size);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    weights[i] = weigh((i % size) - half, Math.floor(i / size) - half);
    sum += weights[i] as number;
  }
  return { size, weights: weights.map((w) => w / sum) };
}

export function convolve(source: Raster, kernel: Kernel): Raster {
  const { width, height, channels, data } = source;
  const half = (kernel.size - 1) / 2;
  const taps: [number, number, number][] = [];
  kernel.weights.forEach((w, i) => {
    if (w > 0) taps.push([(i % kernel.size) - half, Math.floor(i / kernel.size) - half, w]);
  });
  const out = makeRaster(width, height, channels);
  const row = width * channels;
  for (const [dx, dy, weight] of taps) {
    for (let y = 0; y < height; y++) {
      const from = Math.min(height - 1, Math.max(0, y + dy)) * row;
      for (let x = 0, to = y * row; x < width; x++, to += channels) {
        const i = from + Math.min(width - 1, Math.max(0, x + dx)) * channels;
        for (let c = 0; c < channels; c++)
          out.data[to + c] = (out.data[to + c] as number) + weight * (data[i + c] as number);
      }
    }
  }
  return out;
}

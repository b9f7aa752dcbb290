import { makeRaster, type Raster } from './raster.js';

/** Lanczos-3 in linear light, widened when it shrinks, so that nothing aliases. */
export function scaled(source: Raster, width: number, height: number): Raster {
  if (width === source.width && height === source.height) return source;
  const across = makeRaster(width, source.height, source.channels);
  const { channels } = source;
  taps(source.width, width).forEach(({ first, weights }, x) => {
    weights.forEach((weight, k) => {
      const from = Math.min(source.width - 1, Math.max(0, first + k)) * channels;
      for (let y = 0; y < source.height; y++) {
        const to = (y * width + x) * channels;
        const at = y * source.width * channels + from;
        for (let c = 0; c < channels; c++)
          across.data[to + c] = (across.data[to + c] as number) + weight * (source.data[at + c] as number);
      }
    });
  });
  const out = makeRaster(width, height, channels);
  const rows = taps(source.height, height);
  const row = width * channels;
  rows.forEach(({ first, weights }, y) => {
    weights.forEach((weight, k) => {
      const from = Math.min(source.height - 1, Math.max(0, first + k)) * row;
      for (let i = 0; i < row; i++)
        out.data[y * row + i] = (out.data[y * row + i] as number) + weight * (across.data[from + i] as number);
    });
  });
  for (let i = 0; i < out.data.length; i++) out.data[i] = Math.max(0, out.data[i] as number);
  return out;
}

interface Taps {
  first: number;
  weights: number[];
}

function taps(from: number, to: number): Taps[] {
  const step = from / to;
  const wide = Math.max(1, step);
  return Array.from({ length: to }, (_, i) => {
    const centre = (i + 0.5) * step - 0.5;
    const first = Math.ceil(centre - 3 * wide);
    const weights: number[] = [];
    for (let k = first; k <= centre + 3 * wide; k++) weights.push(lanczos((k - centre) / wide));
    const sum = weights.reduce((a, b) => a + b, 0);
    return { first, weights: weights.map((w) => w / sum) };
  });
}

function lanczos(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= 3) return 0;
  const t = Math.PI * x;
  return (3 * Math.sin(t) * Math.sin(t / 3)) / (t * t);
}

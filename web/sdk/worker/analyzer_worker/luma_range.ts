import type { FrameLayout, LumaRange } from '../../types.js';

const kGrid = 24;

/** Of the pixels in the middle of 24 x 24 fields; for rgba their green, which carries most of it. */
export function lumaRange(pixels: Uint8Array, { width, height, rowStride, format }: FrameLayout): LumaRange {
  const [step, channel] = format === 'gray' ? [1, 0] : [4, 1];
  let [least, most] = [255, 0];
  for (let row = 0; row < kGrid; row++) {
    const y = Math.floor(((row + 0.5) * height) / kGrid);
    for (let column = 0; column < kGrid; column++) {
      const x = Math.floor(((column + 0.5) * width) / kGrid);
      const value = pixels[y * rowStride + x * step + channel] ?? 0;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  return { least, most };
}

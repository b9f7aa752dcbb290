/** sRGB transfer (IEC 61966-2-1), tables for both ways. */
export const kLinearFromSrgb = Float32Array.from({ length: 256 }, (_, i) => linearFromSrgb(i / 255));

const kEncodeSteps = 4096;
const kSrgbFromLinear = Float32Array.from(
  { length: kEncodeSteps + 2 },
  (_, i) => 255 * srgbFromLinear((i / kEncodeSteps) ** 2),
);

export function linearFromSrgb(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

export function srgbFromLinear(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

/** Linear 0..1 (clipped outside) to 0..255; the table runs over the square root, where the curve is gentle. */
export function encode(value: number): number {
  if (!(value > 0)) return 0;
  if (value >= 1) return 255;
  const at = Math.sqrt(value) * kEncodeSteps;
  const i = at | 0;
  const low = kSrgbFromLinear[i] as number;
  return low + ((kSrgbFromLinear[i + 1] as number) - low) * (at - i);
}

export type Rgb = [number, number, number];

/** Rec. 601 luma of 8-bit sRGB, what every measure of the set means by luma. */
export function luma(r: number, g: number, b: number): number {
  return 0.299 * r + 0.587 * g + 0.114 * b;
}

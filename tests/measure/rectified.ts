// How true is the flat card that analyzeImage() cuts out: are the corners in its corners, is it as sharp as the picture?
//
// Stills show cards that bear a chart (tests/data/rectified_set.ts). Round marks are located in the flat picture, the
// map from card to picture is fitted to them, and the card's corners under that map are compared with the picture's.
// Sharpness is the MTF50 at slanted edges (ISO 12233), divided by that of the same edge in a picture of the same size
// sampled from the same pixels through the generator's corners.
import sharp from 'sharp';
import { fetchBackgrounds } from '../data/fetch_backgrounds.js';
import { type RectifiedSample, rectifiedSet } from '../data/rectified_set.js';
import { analyzeImage } from '../../web/sdk/node.js';
import { tell } from './bench_site_lib.js';
import { cornerErrors, edgeSharpness, greyOf, resampled } from './flat_card_lib.js';

const kFrames = 48;
const kMostCornerError = 1.5;
const kLeastSharpness = 0.9;
const kWasm = new URL('../../build/wasm/qujing.wasm', import.meta.url);
const kSet = `stills of 1920x1440 with a chart card 900-1300 px long`;

interface Measured {
  corners: number[];
  linear: number[];
  cubic: number[];
}

/** Null when no card was found, or not all marks are where an upright flat card has them. */
async function measured({ frame, truth, side }: RectifiedSample): Promise<Measured | null> {
  const raw = { width: frame.width, height: frame.height, channels: 4 } as const;
  const png = await sharp(frame.rgba, { raw }).png({ compressionLevel: 1 }).toBuffer();
  const { rectified } = await analyzeImage(png, { rectify: true, wasmFile: kWasm });
  if (!rectified) return null;
  const { data, info } = await sharp(rectified.jpeg).raw().toBuffer({ resolveWithObject: true });
  const flat = greyOf(data, info.width, info.height, info.channels);
  const corners = cornerErrors(flat, side);
  if (!corners) return null;
  const sharpness = edgeSharpness(flat, side);
  const against = (kernel: 'linear' | 'cubic'): number[] =>
    ratios(sharpness, edgeSharpness(resampled(frame, truth.quad, info.width, info.height, kernel), side));
  return { corners, linear: against('linear'), cubic: against('cubic') };
}

function ratios(ours: readonly (number | null)[], theirs: readonly (number | null)[]): number[] {
  return ours.flatMap((value, i) => {
    const other = theirs[i] ?? null;
    return value === null || other === null ? [] : [value / other];
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
}

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;
}

await fetchBackgrounds(console.error);
const all: Measured[] = [];
let flatCards = 0;
for await (const sample of rectifiedSet(kFrames)) {
  const result = await measured(sample);
  if (!result) {
    console.log(`${sample.id}: ${sample.side} at ${sample.truth.rotation} degrees: no upright flat card`);
    continue;
  }
  flatCards++;
  all.push(result);
  console.log(
    `${sample.id}: corners ${mean(result.corners).toFixed(2)} px, sharpness ${mean(result.cubic).toFixed(3)}`,
  );
}
const corners = all.flatMap((one) => one.corners);
const sharpness = all.flatMap((one) => one.cubic);
const error = mean(corners);
const ratio = mean(sharpness);
tell('rectified: upright and flat', (100 * flatCards) / kFrames, '%', kSet, kFrames, flatCards === kFrames);
tell(
  'rectified: mean corner error (at most 1.5)',
  error,
  'px at 1000',
  kSet,
  corners.length,
  error <= kMostCornerError,
);
tell('rectified: corner error, 95th percentile', percentile(corners, 0.95), 'px at 1000', kSet, corners.length);
tell(
  'rectified: MTF50 against a bicubic sampling (at least 0.9)',
  ratio,
  '',
  kSet,
  sharpness.length,
  ratio >= kLeastSharpness,
);
const linear = all.flatMap((one) => one.linear);
tell('rectified: MTF50 against a bilinear sampling', mean(linear), '', kSet, linear.length);

/**
 * tsx models/train/landmark_refinement.ts ROWS [--out models/landmark_refinement.bin] [--rank 16] [--ridge 300]: a ridge
 * regression of reduced rank from the inputs of the landmark model's last filter to what its points of eyes and lips
 * lack. ROWS: a file of models/train/landmark_data.ts. Says how far the points are off on every eighth row's face.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { canonicalFace } from '../../tests/data/face/canonical_face.js';
import { nearestHalf } from '../convert/half_float.js';
import * as linear from './matrix.js';

const kFeatures = 288;
const kPoints = 468;
const kRow = kFeatures + 4 * kPoints;
/** Percent of the eye distance: farther off the reference looked at something else. */
const kMostOff = 6;
/** Errors count by the eye distance; of the input's pixels, so that the ridge keeps its scale. */
const kUsualEyes = 38.7;

interface Sample {
  features: Float64Array;
  own: Float32Array;
  right: Float32Array;
  eyes: number;
}

function readSamples(path: string): Sample[] {
  const bytes = readFileSync(path);
  const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  return Array.from({ length: Math.floor(values.length / kRow) }, (_, i) => {
    const row = values.subarray(i * kRow, (i + 1) * kRow);
    const right = row.subarray(kFeatures + 2 * kPoints);
    const middle = (a: number, b: number, axis: number): number =>
      ((right[2 * a + axis] ?? 0) + (right[2 * b + axis] ?? 0)) / 2;
    const eyes = Math.hypot(...[0, 1].map((axis) => middle(33, 133, axis) - middle(263, 362, axis)));
    const own = row.subarray(kFeatures, kFeatures + 2 * kPoints);
    return { features: Float64Array.from(row.subarray(0, kFeatures)), own, right, eyes };
  });
}

/** About eyes and lips, by the canonical face's centimetres. */
function refinedPoints(): number[] {
  const { points } = canonicalFace();
  const near = ([x, up, front]: readonly [number, number, number]): boolean => {
    const aside = Math.abs(x);
    return (
      (aside > 0.9 && aside < 6.2 && up > 0.9 && up < 5.2) || (aside < 3.6 && up > -7.2 && up < -2.9 && front > 3.5)
    );
  };
  return points.flatMap(([x, y, z], i) => (near([x, -y, -z]) ? [i] : []));
}

/** Percent of the eye distance, mean over the points. */
function offBy({ own, right, eyes }: Sample, correction?: (value: number) => number): number {
  let sum = 0;
  for (let i = 0; i < kPoints; i++) {
    const [dx, dy] = [0, 1].map((axis) => {
      const at = 2 * i + axis;
      return (own[at] ?? 0) + (correction?.(at) ?? 0) - (right[at] ?? 0);
    });
    sum += Math.hypot(dx ?? 0, dy ?? 0);
  }
  return ((100 / kPoints) * sum) / eyes;
}

interface Refinement {
  points: number[];
  left: linear.Matrix;
  right: linear.Matrix;
  bias: Float64Array;
}

function fit(samples: readonly Sample[], points: number[], rank: number, ridge: number): Refinement {
  const columns = 2 * points.length;
  const total = samples.reduce((sum, { eyes }) => sum + (kUsualEyes / eyes) ** 2, 0);
  const [meanIn, meanOut] = [new Float64Array(kFeatures), new Float64Array(columns)];
  const lack = ({ own, right }: Sample): Float64Array =>
    Float64Array.from({ length: columns }, (_, k) => {
      const at = 2 * (points[k >> 1] ?? 0) + (k & 1);
      return (right[at] ?? 0) - (own[at] ?? 0);
    });
  for (const sample of samples) {
    const weight = (kUsualEyes / sample.eyes) ** 2 / total;
    linear.addScaled(meanIn, sample.features, weight);
    linear.addScaled(meanOut, lack(sample), weight);
  }
  const normal = linear.matrix(kFeatures, kFeatures);
  const spread = linear.matrix(kFeatures, kFeatures);
  const towards = linear.matrix(kFeatures, columns);
  for (const sample of samples) {
    const weight = (kUsualEyes / sample.eyes) ** 2;
    const centred = sample.features.map((value, i) => value - (meanIn[i] ?? 0));
    const wanted = lack(sample).map((value, i) => value - (meanOut[i] ?? 0));
    centred.forEach((value, i) => {
      linear.addScaled(linear.rowOf(normal, i), centred, value * weight);
      linear.addScaled(linear.rowOf(spread, i), centred, value / samples.length);
      linear.addScaled(linear.rowOf(towards, i), wanted, value * weight);
    });
  }
  for (let i = 0; i < kFeatures; i++) {
    const at = i * kFeatures + i;
    normal.values[at] = (normal.values[at] ?? 0) + ridge;
    spread.values[at] = (spread.values[at] ?? 0) + 1e-3;
  }
  const lower = linear.cholesky(normal);
  const whole = linear.solveUpper(lower, linear.solveLower(lower, towards));
  return { points, ...reduced(whole, linear.cholesky(spread), rank, meanIn, meanOut) };
}

/** The best product of that rank for features as spread as these (spread: lower triangle). */
function reduced(
  whole: linear.Matrix,
  spread: linear.Matrix,
  rank: number,
  meanIn: Float64Array,
  meanOut: Float64Array,
): Omit<Refinement, 'points'> {
  const seen = linear.product(linear.transposed(spread), whole);
  const directions = linear.strongestDirections(seen, rank);
  const left = linear.solveUpper(spread, linear.transposed(directions));
  const right = linear.product(directions, seen);
  for (let k = 0; k < rank; k++) {
    const column = Float64Array.from({ length: left.rows }, (_, i) => left.values[i * rank + k] ?? 0);
    const row = linear.rowOf(right, k);
    const balance = Math.sqrt(Math.sqrt(linear.dot(row, row) / linear.dot(column, column)));
    for (let i = 0; i < left.rows; i++) left.values[i * rank + k] = (left.values[i * rank + k] ?? 0) * balance;
    row.forEach((value, j) => (row[j] = value / balance));
  }
  const atMean = linear.product(linear.product({ rows: 1, columns: kFeatures, values: meanIn }, left), right);
  return { left, right, bias: meanOut.map((value, i) => value - (atMean.values[i] ?? 0)) };
}

function report(what: string, samples: readonly Sample[], { points, left, right, bias }: Refinement): void {
  let [before, after] = [0, 0];
  for (const sample of samples) {
    const features = { rows: 1, columns: kFeatures, values: sample.features };
    const { values } = linear.product(linear.product(features, left), right);
    const added = new Float64Array(2 * kPoints);
    points.forEach((point, k) => {
      for (let axis = 0; axis < 2; axis++)
        added[2 * point + axis] = (values[2 * k + axis] ?? 0) + (bias[2 * k + axis] ?? 0);
    });
    before += offBy(sample) / samples.length;
    after += offBy(sample, (at) => added[at] ?? 0) / samples.length;
  }
  console.log(`${what}: ${samples.length} views, off by ${before.toFixed(2)} %, refined ${after.toFixed(2)} %`);
}

/** The form that models/convert/refinement.ts reads. */
function fileOf({ points, left, right, bias }: Refinement): Uint8Array {
  const halves = [left.values, right.values, bias].flatMap((values) => Array.from(values, nearestHalf));
  return new Uint8Array(Uint16Array.from([points.length, left.columns, ...points, ...halves]).buffer);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'models/landmark_refinement.bin' },
    rank: { type: 'string', default: '16' },
    ridge: { type: 'string', default: '300' },
  },
});
const all = readSamples(positionals[0] ?? 'build/landmarks.bin');
const samples = all.filter((sample) => offBy(sample) < kMostOff);
console.log(`${all.length} views, ${all.length - samples.length} left out`);
const points = refinedPoints();
const [rank, ridge] = [Number(values.rank), Number(values.ridge)];
// Faces come in turn, so that a stretch of the file holds each but few.
const heldOut = (_: Sample, i: number): boolean => (i % 97) % 8 === 0;
const taught = samples.filter((sample, i) => !heldOut(sample, i));
report('held out', samples.filter(heldOut), fit(taught, points, rank, ridge));
const refinement = fit(samples, points, rank, ridge);
report('taught', samples, refinement);
writeFileSync(values.out, fileOf(refinement));

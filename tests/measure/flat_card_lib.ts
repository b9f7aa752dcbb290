// A flat picture of a chart card: where its corners came to lie, how sharp it is.
import { apply, type Matrix3, type Point, type Quad } from '../data/geometry.js';
import { kCardHeight, kCardWidth } from '../data/pose_search.js';
import { kMarkGround, kMarks, kSquares, kSquareSize } from '../data/rectified_set.js';
import type { ResidentSide } from '../data/resident_card.js';
import type { Pixels } from '../data/strength.js';
import { type EdgePiece, type Grey, mtf50 } from './slanted_edge_lib.js';

export function greyOf(pixels: Uint8Array | Uint8ClampedArray, width: number, height: number, channels: number): Grey {
  const values = Float32Array.from({ length: width * height }, (_, i) => {
    const at = i * channels;
    return 0.299 * (pixels[at] as number) + 0.587 * (pixels[at + 1] as number) + 0.114 * (pixels[at + 2] as number);
  });
  return { width, height, values };
}

/** Where the marks' middles are found, pixels; null when one is not where a flat card has it. */
function marksIn(picture: Grey, side: ResidentSide): Point[] | null {
  const scale = picture.width / kCardWidth;
  const found: Point[] = [];
  for (const [x, y] of kMarks[side]) {
    const mark = darkMiddle(picture, [x * scale, (y * picture.height) / kCardHeight], 0.9 * kMarkGround * scale);
    if (!mark) return null;
    found.push(mark);
  }
  return found;
}

/** Middle of the darkness within a circle; the circle follows the mark once. */
function darkMiddle({ width, height, values }: Grey, expected: Point, radius: number): Point | null {
  let centre = expected;
  for (let turn = 0; turn < 3; turn++) {
    const inside: [number, number, number][] = [];
    for (let y = Math.ceil(centre[1] - radius); y < centre[1] + radius; y++) {
      for (let x = Math.ceil(centre[0] - radius); x < centre[0] + radius; x++) {
        const off = Math.hypot(x + 0.5 - centre[0], y + 0.5 - centre[1]);
        if (off < radius && x >= 0 && y >= 0 && x < width && y < height)
          inside.push([x + 0.5, y + 0.5, values[y * width + x] as number]);
      }
    }
    const lights = inside.map((p) => p[2]).sort((a, b) => a - b);
    const [dark, light] = [lights[Math.floor(lights.length * 0.05)] ?? 0, lights[Math.floor(lights.length * 0.9)] ?? 0];
    if (light - dark < 30) return null;
    const weigh = (value: number): number =>
      Math.min(1, Math.max(0, (light - 0.15 * (light - dark) - value) / (light - dark)));
    const whole = inside.reduce((sum, p) => sum + weigh(p[2]), 0);
    centre = [
      inside.reduce((sum, p) => sum + weigh(p[2]) * p[0], 0) / whole,
      inside.reduce((sum, p) => sum + weigh(p[2]) * p[1], 0) / whole,
    ];
  }
  return centre;
}

/** The plane's map that takes `from` to `to` with the least squared error, normal equations of the linear form. */
export function fitHomography(from: readonly Point[], to: readonly Point[]): Matrix3 {
  const rows = from.flatMap(([x, y], i) => {
    const [u, v] = to[i] as Point;
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  const size = 8;
  const system = Array.from({ length: size }, (_, r) =>
    Array.from({ length: size + 1 }, (_, c) =>
      rows.reduce((sum, row) => sum + (row[r] as number) * (row[c] as number), 0),
    ),
  );
  for (let c = 0; c < size; c++) eliminate(system, c, size);
  return [...system.map((row) => row[size] as number), 1] as Matrix3;
}

function eliminate(system: number[][], column: number, size: number): void {
  let pivot = column;
  for (let r = column + 1; r < size; r++)
    if (Math.abs(system[r]?.[column] as number) > Math.abs(system[pivot]?.[column] as number)) pivot = r;
  [system[column], system[pivot]] = [system[pivot] as number[], system[column] as number[]];
  const lead = system[column];
  const scale = lead[column] as number;
  for (let c = column; c <= size; c++) lead[c] = (lead[c] as number) / scale;
  system.forEach((row, r) => {
    const factor = row[column] as number;
    if (r === column || factor === 0) return;
    for (let c = column; c <= size; c++) row[c] = (row[c] as number) - factor * (lead[c] as number);
  });
}

const kUnit: Quad = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** How far each of the card's corners lies from the picture's own, pixels at a width of 1000; null without all marks. */
export function cornerErrors(picture: Grey, side: ResidentSide): number[] | null {
  const found = marksIn(picture, side);
  if (!found) return null;
  const pictureFromCard = fitHomography(
    kMarks[side].map(([x, y]): Point => [x / kCardWidth, y / kCardHeight]),
    found,
  );
  return kUnit.map(([x, y]) => {
    const [u, v] = apply(pictureFromCard, [x, y]);
    return (Math.hypot(u - x * picture.width, v - y * picture.height) * 1000) / picture.width;
  });
}

const kEdgeShare = 0.36;
const kReachShare = 0.3;

/** MTF50 at the four sides of each slanted square, in a fixed order; null where it cannot be measured. */
export function edgeSharpness(picture: Grey, side: ResidentSide): (number | null)[] {
  const scale = picture.width / kCardWidth;
  return kSquares[side].flatMap(({ at: [x, y], degrees }) =>
    [0, 90, 180, 270].map((turn) => {
      const angle = ((degrees + turn) * Math.PI) / 180;
      const normal = [Math.cos(angle), Math.sin(angle)] as const;
      const piece: EdgePiece = {
        middle: [(x + (normal[0] * kSquareSize) / 2) * scale, (y + (normal[1] * kSquareSize) / 2) * scale],
        normal,
        halfLength: kEdgeShare * kSquareSize * scale,
        reach: kReachShare * kSquareSize * scale,
      };
      return mtf50(picture, piece);
    }),
  );
}

export type Kernel = 'linear' | 'cubic';

/** The frame sampled through the true corners, as large as the engine's picture. */
export function resampled(frame: Pixels, quad: Quad, width: number, height: number, kernel: Kernel): Grey {
  const source = greyOf(frame.rgba, frame.width, frame.height, 4);
  const frameFromCard = fitHomography(kUnit, quad);
  const values = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const [u, v] = apply(frameFromCard, [(x + 0.5) / width, (y + 0.5) / height]);
      values[i] = sample(source, u - 0.5, v - 0.5, kernel);
    }
  }
  return { width, height, values };
}

function sample({ width, height, values }: Grey, u: number, v: number, kernel: Kernel): number {
  const [x0, y0] = [Math.floor(u), Math.floor(v)];
  const [wx, wy] = [weights(u - x0, kernel), weights(v - y0, kernel)];
  let sum = 0;
  for (let j = 0; j < 4; j++) {
    const y = Math.min(height - 1, Math.max(0, y0 + j - 1));
    for (let i = 0; i < 4; i++) {
      const x = Math.min(width - 1, Math.max(0, x0 + i - 1));
      sum += (values[y * width + x] as number) * (wx[i] as number) * (wy[j] as number);
    }
  }
  return sum;
}

/** Over four neighbours; cubic: Catmull-Rom. */
function weights(t: number, kernel: Kernel): readonly number[] {
  if (kernel === 'linear') return [0, 1 - t, t, 0];
  return [
    ((2 - t) * t - 1) * t * 0.5,
    ((3 * t - 5) * t * t + 2) * 0.5,
    ((4 - 3 * t) * t + 1) * t * 0.5,
    (t - 1) * t * t * 0.5,
  ];
}

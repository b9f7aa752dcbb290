// Sharpness of an edge as ISO 12233 measures it: MTF50 of a slanted edge.

/** Grey values, row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** A piece of an edge: its middle, the direction across it (unit), and how far to look along and across, pixels. */
export interface EdgePiece {
  readonly middle: readonly [number, number];
  readonly normal: readonly [number, number];
  readonly halfLength: number;
  readonly reach: number;
}

const kBinsPerPixel = 4;

/**
 * Cycles per pixel where the contrast of the edge has halved; null when there is no such edge. The edge's place is
 * fitted to the rows across it, all pixels are laid out by their distance to it in quarter pixels, the differences of
 * that profile under a Hamming window are taken apart into frequencies.
 */
export function mtf50(picture: Grey, piece: EdgePiece): number | null {
  const offset = fittedOffset(picture, piece);
  if (offset === null) return null;
  const profile = edgeProfile(picture, piece, offset);
  return profile === null ? null : halfContrast(lineSpread(profile));
}

function valueAt({ width, height, values }: Grey, x: number, y: number): number | null {
  const [u, v] = [x - 0.5, y - 0.5];
  const [x0, y0] = [Math.floor(u), Math.floor(v)];
  if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) return null;
  const at = y0 * width + x0;
  const [fx, fy] = [u - x0, v - y0];
  const top = (values[at] as number) * (1 - fx) + (values[at + 1] as number) * fx;
  const low = (values[at + width] as number) * (1 - fx) + (values[at + width + 1] as number) * fx;
  return top + (low - top) * fy;
}

/** Shift and slope of the edge against where it is expected: across = shift + slope * along. */
type Offset = readonly [number, number];

function fittedOffset(picture: Grey, piece: EdgePiece): Offset | null {
  const points: [number, number][] = [];
  for (let along = -piece.halfLength; along <= piece.halfLength; along++) {
    const across = crossing(picture, piece, along);
    if (across !== null) points.push([along, across]);
  }
  if (points.length < piece.halfLength) return null;
  const mean = (k: 0 | 1): number => points.reduce((sum, p) => sum + p[k], 0) / points.length;
  const [ma, mc] = [mean(0), mean(1)];
  const slope =
    points.reduce((sum, [a, c]) => sum + (a - ma) * (c - mc), 0) / points.reduce((sum, [a]) => sum + (a - ma) ** 2, 0);
  return [mc - slope * ma, slope];
}

function placeOf({ middle, normal }: EdgePiece, along: number, across: number): [number, number] {
  return [middle[0] - along * normal[1] + across * normal[0], middle[1] + along * normal[0] + across * normal[1]];
}

/** Middle of the change of light along one line across the edge. */
function crossing(picture: Grey, piece: EdgePiece, along: number): number | null {
  let [sum, weight] = [0, 0];
  for (let across = -piece.reach; across < piece.reach; across += 0.5) {
    const before = valueAt(picture, ...placeOf(piece, along, across));
    const after = valueAt(picture, ...placeOf(piece, along, across + 0.5));
    if (before === null || after === null) return null;
    sum += (after - before) * (across + 0.25);
    weight += after - before;
  }
  return Math.abs(weight) < 30 ? null : sum / weight;
}

/** Mean value by distance to the edge, every quarter pixel; pixels themselves, nothing interpolated. */
function edgeProfile(picture: Grey, piece: EdgePiece, [shift, slope]: Offset): Float32Array | null {
  const bins = 2 * Math.ceil(piece.reach) * kBinsPerPixel;
  const sums = new Float64Array(bins);
  const counts = new Float64Array(bins);
  const { middle, normal } = piece;
  const span = Math.ceil(Math.hypot(piece.halfLength, piece.reach)) + 1;
  for (let y = Math.floor(middle[1]) - span; y <= middle[1] + span; y++) {
    for (let x = Math.floor(middle[0]) - span; x <= middle[0] + span; x++) {
      if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return null;
      const [dx, dy] = [x + 0.5 - middle[0], y + 0.5 - middle[1]];
      const along = -dx * normal[1] + dy * normal[0];
      const across = (dx * normal[0] + dy * normal[1] - shift - slope * along) / Math.hypot(1, slope);
      const bin = Math.floor((across + Math.ceil(piece.reach)) * kBinsPerPixel);
      if (Math.abs(along) > piece.halfLength || bin < 0 || bin >= bins) continue;
      sums[bin] = (sums[bin] as number) + (picture.values[y * picture.width + x] as number);
      counts[bin] = (counts[bin] as number) + 1;
    }
  }
  return counts.some((count) => count === 0) ? null : Float32Array.from(sums, (sum, i) => sum / (counts[i] as number));
}

function lineSpread(profile: Float32Array): Float32Array {
  const last = profile.length - 1;
  return Float32Array.from({ length: last }, (_, i) => {
    const window = 0.54 - 0.46 * Math.cos((2 * Math.PI * (i + 0.5)) / last);
    return ((profile[i + 1] as number) - (profile[i] as number)) * window;
  });
}

function halfContrast(spread: Float32Array): number | null {
  const contrast = (frequency: number): number => {
    let [real, imaginary] = [0, 0];
    spread.forEach((value, i) => {
      const angle = (2 * Math.PI * frequency * i) / kBinsPerPixel;
      real += value * Math.cos(angle);
      imaginary -= value * Math.sin(angle);
    });
    return Math.hypot(real, imaginary);
  };
  const whole = contrast(0);
  const step = 0.002;
  for (let frequency = step; frequency < 1; frequency += step) {
    const here = contrast(frequency) / whole;
    const before = contrast(frequency - step) / whole;
    if (here <= 0.5) return frequency - (step * (0.5 - here)) / (before - here);
  }
  return null;
}

import { distance, edgesOf, mix, type Point, type Quad } from './geometry.js';
import { luma } from './light.js';
import { kCardWidth } from './pose_search.js';

/** Measures of a finished frame, as the conditions' strengths are defined. */
export interface Pixels {
  width: number;
  height: number;
  rgba: Uint8ClampedArray;
}

export function lumaAt(frame: Pixels, [x, y]: Point): number | null {
  const [u, v] = [Math.floor(x), Math.floor(y)];
  if (u < 0 || v < 0 || u >= frame.width || v >= frame.height) return null;
  const at = (v * frame.width + u) * 4;
  return luma(frame.rgba[at] as number, frame.rgba[at + 1] as number, frame.rgba[at + 2] as number);
}

export function meanLuma(frame: Pixels): number {
  let sum = 0;
  for (let at = 0; at < frame.rgba.length; at += 4)
    sum += luma(frame.rgba[at] as number, frame.rgba[at + 1] as number, frame.rgba[at + 2] as number);
  return (sum * 4) / frame.rgba.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
}

/** Points along each edge, moved `offset` millimetres outward (negative: into the card). */
function band(quad: Quad, offset: number): Point[][] {
  const centre = mix(mix(quad[0], quad[2], 0.5), mix(quad[1], quad[3], 0.5), 0.5);
  return edgesOf(quad).map(([a, b]) => {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const length = Math.hypot(dx, dy);
    const inward = Math.sign((centre[0] - a[0]) * -dy + (centre[1] - a[1]) * dx);
    const scale = (distance(quad[0], quad[1]) + distance(quad[3], quad[2])) / 2 / kCardWidth;
    const step = -inward * offset * scale;
    return Array.from({ length: 48 }, (_, i): Point => {
      const [x, y] = mix(a, b, 0.06 + (0.88 * (i + 0.5)) / 48);
      return [x - (step * dy) / length, y + (step * dx) / length];
    });
  });
}

/** Mean luma of the card's rim and of the table beside it: bands 1.5 to 5 mm from the edge. */
export function rimLumas(frame: Pixels, quad: Quad): { card: number; table: number } {
  const at = (offsets: number[]): number =>
    mean(
      offsets
        .flatMap((offset) => band(quad, offset).flat())
        .map((p) => lumaAt(frame, p))
        .filter((v) => v !== null),
    );
  return { card: at([-1.5, -2.7, -3.9, -5]), table: at([1.5, 2.7, 3.9, 5]) };
}

const kSaturated = 250;

/** Largest share of one edge that is burnt out just inside the card. */
export function saturatedShare(frame: Pixels, quad: Quad): number {
  const rows = [-0.6, -1.4].map((offset) => band(quad, offset));
  return Math.max(
    ...[0, 1, 2, 3].map((edge) => {
      const first = rows[0]?.[edge] ?? [];
      const second = rows[1]?.[edge] ?? [];
      return mean(
        first.map((p, i) =>
          (lumaAt(frame, p) ?? 0) >= kSaturated && (lumaAt(frame, second[i] as Point) ?? 0) >= kSaturated ? 1 : 0,
        ),
      );
    }),
  );
}

/** Standard deviation of the luma difference of two renderings of one scene. */
export function noiseSigma(noisy: Pixels, clean: Pixels): number {
  let sum = 0;
  let squares = 0;
  const count = noisy.rgba.length / 4;
  for (let at = 0; at < noisy.rgba.length; at += 4) {
    const d = luma(
      (noisy.rgba[at] as number) - (clean.rgba[at] as number),
      (noisy.rgba[at + 1] as number) - (clean.rgba[at + 1] as number),
      (noisy.rgba[at + 2] as number) - (clean.rgba[at + 2] as number),
    );
    sum += d;
    squares += d * d;
  }
  return Math.sqrt(squares / count - (sum / count) ** 2);
}

/** A place in a picture or a chip, pixels; pixel centres lie at .5. */
export type Place = readonly [x: number, y: number];

/** Turns, scales and shifts: (x, y) becomes (a x - b y + right, b x + a y + down). */
export interface SimilarityTransform {
  readonly a: number;
  readonly b: number;
  readonly right: number;
  readonly down: number;
}

/**
 * The one that brings `from` closest to `to`, by least squares (Umeyama 1991, without reflection).
 * @throws Error when the lists are not equally long, or all of `from` is one place.
 */
export function fitSimilarity(from: readonly Place[], to: readonly Place[]): SimilarityTransform {
  if (from.length !== to.length) throw new Error(`got ${from.length} places for ${to.length}`);
  const [fromX, fromY] = middleOf(from);
  const [toX, toY] = middleOf(to);
  let [along, across, spread] = [0, 0, 0];
  for (const [i, [fx, fy]] of from.entries()) {
    const [tx, ty] = to[i] ?? [0, 0];
    const [x, y, u, v] = [fx - fromX, fy - fromY, tx - toX, ty - toY];
    along += x * u + y * v;
    across += x * v - y * u;
    spread += x * x + y * y;
  }
  if (!(spread > 0)) throw new Error('all places are one');
  const [a, b] = [along / spread, across / spread];
  return { a, b, right: toX - a * fromX + b * fromY, down: toY - b * fromX - a * fromY };
}

export function moved([x, y]: Place, { a, b, right, down }: SimilarityTransform): Place {
  return [a * x - b * y + right, b * x + a * y + down];
}

export function middleOf(places: readonly Place[]): Place {
  const sum = places.reduce<Place>(([x, y], [dx, dy]) => [x + dx, y + dy], [0, 0]);
  return [sum[0] / places.length, sum[1] / places.length];
}

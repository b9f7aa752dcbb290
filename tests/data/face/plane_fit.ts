/** Least squares of a cubic surface over the picture, x and y in -1..1. */
export interface Surface {
  at: (x: number, y: number) => number;
  /** Root mean square of what the surface leaves over. */
  residual: number;
}

function terms(x: number, y: number): number[] {
  return [1, x, y, x * x, x * y, y * y, x * x * x, x * x * y, x * y * y, y * y * y];
}

export function fitSurface(points: readonly [x: number, y: number, value: number][]): Surface {
  const n = terms(0, 0).length;
  const matrix = Array.from({ length: n }, () => new Array<number>(n + 1).fill(0));
  for (const [x, y, value] of points) {
    const t = terms(x, y);
    t.forEach((a, i) => {
      const row = matrix[i] as number[];
      t.forEach((b, k) => (row[k] = (row[k] as number) + a * b));
      row[n] = (row[n] as number) + a * value;
    });
  }
  const weights = solve(matrix);
  const at = (x: number, y: number): number => terms(x, y).reduce((sum, t, i) => sum + t * (weights[i] as number), 0);
  const squares = points.reduce((sum, [x, y, value]) => sum + (value - at(x, y)) ** 2, 0);
  return { at, residual: Math.sqrt(squares / Math.max(1, points.length)) };
}

/** Gauss with row pivots; the right side is the last column. */
function solve(matrix: number[][]): number[] {
  const n = matrix.length;
  for (let c = 0; c < n; c++) {
    let best = c;
    for (let r = c + 1; r < n; r++)
      if (Math.abs((matrix[r] as number[])[c] as number) > Math.abs((matrix[best] as number[])[c] as number)) best = r;
    [matrix[c], matrix[best]] = [matrix[best] as number[], matrix[c] as number[]];
    const pivot = matrix[c] as number[];
    for (const row of matrix) {
      if (row === pivot) continue;
      const share = (row[c] as number) / (pivot[c] as number);
      for (let k = c; k <= n; k++) row[k] = (row[k] as number) - share * (pivot[k] as number);
    }
  }
  return matrix.map((row, i) => (row[n] as number) / (row[i] as number));
}

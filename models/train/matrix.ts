// Dense linear algebra for what is trained in one go.

/** Row-major. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float64Array;
}

export function matrix(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float64Array(rows * columns) };
}

export function rowOf({ values, columns }: Matrix, row: number): Float64Array {
  return values.subarray(row * columns, (row + 1) * columns);
}

export function transposed(a: Matrix): Matrix {
  const out = matrix(a.columns, a.rows);
  for (let i = 0; i < a.rows; i++) rowOf(a, i).forEach((value, j) => (out.values[j * a.rows + i] = value));
  return out;
}

/** a * b. */
export function product(a: Matrix, b: Matrix): Matrix {
  const out = matrix(a.rows, b.columns);
  for (let i = 0; i < a.rows; i++) {
    const to = rowOf(out, i);
    rowOf(a, i).forEach((factor, k) => {
      addScaled(to, rowOf(b, k), factor);
    });
  }
  return out;
}

export function addScaled(to: Float64Array, from: Float64Array, factor: number): void {
  if (factor === 0) return;
  for (let j = 0; j < to.length; j++) to[j] = (to[j] ?? 0) + factor * (from[j] ?? 0);
}

/** Lower triangle L with L * transposed(L) = a, which is symmetric and positive. */
export function cholesky(a: Matrix): Matrix {
  const out = matrix(a.rows, a.rows);
  for (let i = 0; i < a.rows; i++) {
    const own = rowOf(out, i);
    for (let j = 0; j <= i; j++) {
      const other = rowOf(out, j);
      let sum = rowOf(a, i)[j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (own[k] ?? 0) * (other[k] ?? 0);
      own[j] = i === j ? Math.sqrt(sum) : sum / (other[j] ?? 1);
    }
    if (!((own[i] ?? 0) > 0)) throw new Error(`cholesky: row ${i} of ${a.rows} is not positive`);
  }
  return out;
}

/** x with lower * x = b. */
export function solveLower(lower: Matrix, b: Matrix): Matrix {
  const out = { ...b, values: b.values.slice() };
  for (let i = 0; i < b.rows; i++) {
    const [to, factors] = [rowOf(out, i), rowOf(lower, i)];
    for (let k = 0; k < i; k++) addScaled(to, rowOf(out, k), -(factors[k] ?? 0));
    to.forEach((value, j) => (to[j] = value / (factors[i] ?? 1)));
  }
  return out;
}

/** x with transposed(lower) * x = b. */
export function solveUpper(lower: Matrix, b: Matrix): Matrix {
  const out = { ...b, values: b.values.slice() };
  for (let i = b.rows - 1; i >= 0; i--) {
    const to = rowOf(out, i);
    for (let k = i + 1; k < b.rows; k++) addScaled(to, rowOf(out, k), -(rowOf(lower, k)[i] ?? 0));
    to.forEach((value, j) => (to[j] = value / (rowOf(lower, i)[i] ?? 1)));
  }
  return out;
}

/** Rows: the strongest `count` directions of the columns of a, orthonormal (by repeated multiplication). */
export function strongestDirections(a: Matrix, count: number, iterations = 60): Matrix {
  const gram = product(a, transposed(a));
  let basis = matrix(count, a.rows);
  basis.values.forEach((_, i) => (basis.values[i] = Math.sin(1 + 12.9898 * i)));
  for (let n = 0; n < iterations; n++) {
    basis = product(basis, gram);
    for (let i = 0; i < count; i++) {
      const own = rowOf(basis, i);
      for (let k = 0; k < i; k++) addScaled(own, rowOf(basis, k), -dot(own, rowOf(basis, k)));
      const length = Math.sqrt(dot(own, own));
      own.forEach((value, j) => (own[j] = value / length));
    }
  }
  return basis;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

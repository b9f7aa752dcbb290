// A large filter as the product of two thin matrices and what they miss. Its rows resemble one another (neighbouring
// landmarks move together): what is missed is small, and small numbers need few bits.

/** A matrix, row-major. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** matrix ~ left * (right, each row times its scale) + residual * residualStep; residual has the matrix's shape. */
export interface LowRank {
  readonly rank: number;
  readonly left: Int8Array;
  readonly right: Int8Array;
  readonly rightScales: Float32Array;
  readonly residual: Int8Array;
  readonly residualStep: number;
}

const kInt8Max = 127;
const kIterations = 8;

/**
 * @param residualStep the quantisation step of the whole: what the parts miss lies within half of it.
 * @throws Error when a residual does not fit into 8 bits.
 */
export function lowRank(matrix: Matrix, rank: number, residualStep: number): LowRank {
  const { rows, columns, values } = matrix;
  const basis = rowSpace(matrix, rank);
  const weights = multiply(values, rows, columns, basis, rank);
  // One step for all of `left`: a component that matters little gets few bits.
  const leftStep = largest(weights) / kInt8Max;
  const left = Int8Array.from(weights, (value) => Math.round(value / leftStep));
  const rightSteps = Float64Array.from(
    { length: rank },
    (_, index) => largest(rowOf(basis, index, columns)) / kInt8Max,
  );
  const right = Int8Array.from(basis, (value, index) => {
    return Math.round(value / (rightSteps[Math.floor(index / columns)] ?? 1));
  });
  const rightScales = Float32Array.from(rightSteps, (step) => step * leftStep);
  const residual = Int8Array.from(values, (value, index) => {
    const row = Math.floor(index / columns);
    const column = index % columns;
    let product = 0;
    for (let part = 0; part < rank; part += 1) {
      product += (left[row * rank + part] ?? 0) * (right[part * columns + column] ?? 0) * (rightScales[part] ?? 0);
    }
    const steps = Math.round((value - product) / residualStep);
    if (Math.abs(steps) > kInt8Max) throw new Error(`a residual of ${steps} steps does not fit into 8 bits`);
    return steps;
  });
  return { rank, left, right, rightScales, residual, residualStep };
}

/** The orthonormal directions in which the rows vary most, by subspace iteration: `rank` rows. */
function rowSpace({ rows, columns, values }: Matrix, rank: number): Float64Array {
  const gram = gramOf(values, rows, columns);
  let basis = Float64Array.from({ length: rank * columns }, (_, index) => Math.cos(index * index));
  orthonormalise(basis, rank, columns);
  for (let iteration = 0; iteration < kIterations; iteration += 1) {
    // The Gram matrix is symmetric, so that rows may be multiplied by rows.
    basis = multiply(basis, rank, columns, gram, columns);
    orthonormalise(basis, rank, columns);
  }
  return basis;
}

/** columns x columns: the products of the matrix's columns. */
function gramOf(values: Float32Array, rows: number, columns: number): Float64Array {
  const gram = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row += 1) {
    const one = values.subarray(row * columns, (row + 1) * columns);
    one.forEach((a, first) => {
      one.forEach((b, second) => {
        gram[first * columns + second] = (gram[first * columns + second] ?? 0) + a * b;
      });
    });
  }
  return gram;
}

/** a (rows x columns) times the transpose of b (others x columns): rows x others. */
function multiply(
  a: Float32Array | Float64Array,
  rows: number,
  columns: number,
  b: Float64Array,
  others: number,
): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: rows * others }, (_, index) => {
    const row = Math.floor(index / others) * columns;
    const other = (index % others) * columns;
    let sum = 0;
    for (let column = 0; column < columns; column += 1) sum += (a[row + column] ?? 0) * (b[other + column] ?? 0);
    return sum;
  });
}

/** Gram-Schmidt on the rows, in place. */
function orthonormalise(basis: Float64Array, rank: number, columns: number): void {
  for (let index = 0; index < rank; index += 1) {
    const row = rowOf(basis, index, columns);
    for (let before = 0; before < index; before += 1) {
      const other = rowOf(basis, before, columns);
      const along = dot(row, other);
      row.forEach((value, column) => (row[column] = value - along * (other[column] ?? 0)));
    }
    const length = Math.sqrt(dot(row, row));
    row.forEach((value, column) => (row[column] = value / length));
  }
}

function rowOf(values: Float64Array, row: number, columns: number): Float64Array {
  return values.subarray(row * columns, (row + 1) * columns);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

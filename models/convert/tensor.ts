/** Numbers known before the model runs: weights, biases, slopes. Row-major. */
export interface Constant {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((size, side) => size * side, 1);

/** `order[i]` is the source's axis that becomes axis i. */
export function transpose({ shape, values }: Constant, order: readonly number[]): Constant {
  const target = order.map((axis) => shape[axis] ?? 1);
  const strides = order.map((axis) => sizeOf(shape.slice(axis + 1)));
  const result = new Float32Array(values.length);
  const at = target.map(() => 0);
  for (let index = 0; index < result.length; index += 1) {
    result[index] = values[at.reduce((sum, place, axis) => sum + place * (strides[axis] ?? 0), 0)] ?? 0;
    advance(at, target);
  }
  return { shape: target, values: result };
}

export function reshape({ values }: Constant, shape: readonly number[]): Constant {
  if (sizeOf(shape) !== values.length) throw new Error(`${values.length} numbers do not fill ${shape.join('x')}`);
  return { shape, values };
}

/** Counts on like an odometer, the last axis fastest. */
function advance(at: number[], shape: readonly number[]): void {
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    at[axis] = ((at[axis] ?? 0) + 1) % (shape[axis] ?? 1);
    if (at[axis] !== 0) return;
  }
}

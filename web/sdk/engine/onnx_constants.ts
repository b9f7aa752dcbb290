/** A tensor whose numbers are known, last axis fastest. */
export interface Constant {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

type Operator = (operands: readonly Constant[]) => Constant | null;

/** By the ONNX operator's name. null: operands of shapes that our converter does not write. */
export const constantOperators: Readonly<Record<string, Operator>> = {
  Cast: ([from]) => from ?? null,
  Mul: ([steps, scales]) => (steps && scales ? scaled(steps, scales) : null),
};

/** Scales lie along the first axis, or there is one. */
function scaled(steps: Constant, scales: Constant): Constant | null {
  const [channels = 1, ...others] = scales.shape;
  if (others.some((side) => side !== 1) || (channels !== 1 && channels !== steps.shape[0])) return null;
  const run = steps.values.length / channels;
  const values = new Float32Array(steps.values.length);
  for (let from = 0, channel = 0; channel < channels; channel += 1, from += run) {
    const scale = scales.values[channel] as number;
    for (let i = from; i < from + run; i += 1) values[i] = (steps.values[i] as number) * scale;
  }
  return { shape: steps.shape, values };
}

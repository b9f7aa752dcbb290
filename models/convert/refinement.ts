// Our own addition to the last filter of the landmark model: what turns its points of eyes and lips into refined ones.
import { halfToFloat } from './half_float.js';
import type { TfliteModel } from './tflite_model.js';

/** Adds `left * right` and `bias` to the rows of x and y of some points. */
export interface Refinement {
  readonly points: readonly number[];
  readonly rank: number;
  /** Features x rank; the features are the filter's inputs, channels first. */
  readonly left: Float32Array;
  /** Rank x (points x 2). */
  readonly right: Float32Array;
  readonly bias: Float32Array;
}

const kFeatures = 288;
const kChannels = 32;
const kValuesPerPoint = 3;

/** models/landmark_refinement.bin: uint16 points, rank, the points; then float16 left, right, bias. */
export function readRefinement(file: Uint8Array): Refinement {
  const words = new Uint16Array(file.slice().buffer);
  const [count = 0, rank = 0] = words;
  const points = [...words.subarray(2, 2 + count)];
  const rest = Float32Array.from(words.subarray(2 + count), halfToFloat);
  const [lefts, rights] = [kFeatures * rank, rank * count * 2];
  if (rest.length !== lefts + rights + count * 2) throw new Error(`refinement: got ${file.length} bytes`);
  return {
    points,
    rank,
    left: rest.subarray(0, lefts),
    right: rest.subarray(lefts, lefts + rights),
    bias: rest.subarray(lefts + rights),
  };
}

/** The model with the refinement in its filter and bias of that name. */
export function refined(model: TfliteModel, layer: string, refinement: Refinement): TfliteModel {
  const added: Readonly<Record<string, (values: Float32Array) => Float32Array>> = {
    [`${layer}/Kernel`]: (values) => refinedKernel(values, refinement),
    [`${layer}/Bias`]: (values) => refinedBias(values, refinement),
  };
  const tensors = model.tensors.map((tensor) => {
    const add = added[tensor.name];
    if (add === undefined || tensor.constant === null) return tensor;
    return { ...tensor, constant: { ...tensor.constant, values: add(tensor.constant.values) } };
  });
  return { ...model, tensors };
}

function refinedBias(values: Float32Array, { points, bias }: Refinement): Float32Array {
  const out = values.slice();
  points.forEach((point, k) => {
    for (let axis = 0; axis < 2; axis++) {
      const at = kValuesPerPoint * point + axis;
      out[at] = (out[at] ?? 0) + (bias[2 * k + axis] ?? 0);
    }
  });
  return out;
}

/** TFLite's filter is row of output, then cells, then channels. */
function refinedKernel(values: Float32Array, { points, rank, left, right }: Refinement): Float32Array {
  const out = values.slice();
  const cells = kFeatures / kChannels;
  const columns = points.length * 2;
  points.forEach((point, k) => {
    for (let axis = 0; axis < 2; axis++) {
      const row = (kValuesPerPoint * point + axis) * kFeatures;
      for (let feature = 0; feature < kFeatures; feature++) {
        let sum = 0;
        for (let r = 0; r < rank; r++) {
          sum += (left[feature * rank + r] ?? 0) * (right[r * columns + 2 * k + axis] ?? 0);
        }
        const at = row + (feature % cells) * kChannels + Math.floor(feature / cells);
        out[at] = (out[at] ?? 0) + sum;
      }
    }
  });
  return out;
}

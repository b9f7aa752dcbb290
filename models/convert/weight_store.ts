// How weights are written into the graph; web/sdk/engine/onnx_folding.ts folds the nodes added here away.
import { exactHalf } from './half_float.js';
import { lowRank } from './low_rank.js';
import { dataTypes, type OnnxGraph } from './onnx_graph.js';
import { sizeOf, type Constant } from './tensor.js';

/** `int8`: large filters of convolutions as 8 bits with one scale per output channel, everything else as `float16`. */
export const weightFormats = ['float32', 'float16', 'int8'] as const;
export type WeightFormat = (typeof weightFormats)[number];

/** Smaller filters, most of them early ones, do more harm than they save: as 8 bits, too, they double the landmarks' error. */
const kMinQuantised = 2500;
const kMinHalved = 16;
const kInt8Max = 127;
/**
 * From here on a filter is factored: the landmark model's last one, two thirds of its weights. Its singular values fall
 * to a hundredth within 60 and hardly from there on. Step and rank were chosen by size and error (face_landmarks.md).
 */
const kMinFactored = 100_000;
const kRank = 64;
const kResidualStep = 0.0045;

/** A filter as the sum of two: `residual`, and `right` followed by the 1x1 filter `left`. Names of float32 values. */
export interface FactoredFilter {
  readonly left: string;
  readonly right: string;
  readonly residual: string;
}

export class WeightStore {
  /** @param exact names of operators' outputs whose filters stay as they are. */
  constructor(
    private readonly graph: OnnxGraph,
    private readonly format: WeightFormat,
    private readonly exact: readonly string[] = [],
  ) {}

  /**
   * A convolution's filter, its output channels along axis 0.
   * @param user the name of the operator's output.
   * @returns the name of a float32 value, or of the three that a large one is stored as.
   */
  filter(weights: Constant, user: string): string | FactoredFilter {
    const { length } = weights.values;
    const whole = this.format !== 'int8' || length < kMinQuantised || this.exact.includes(user);
    if (whole) return this.constant(weights);
    return length < kMinFactored ? this.#quantised(weights) : this.#factored(weights);
  }

  /** Any other constant, never changed: as float16 where that is exact. @returns the name of a float32 value. */
  constant({ shape, values }: Constant): string {
    const halves = this.format === 'float32' || values.length < kMinHalved ? null : toHalves(values);
    if (halves === null) return this.graph.initializer('float32', shape, bytesOf(values));
    return this.#toFloat(this.graph.initializer('float16', shape, bytesOf(halves)));
  }

  #quantised({ shape, values }: Constant): string {
    const [channels = 1] = shape;
    const perChannel = sizeOf(shape) / channels;
    const steps = Int8Array.from(values, () => 0);
    const scales = Float32Array.from({ length: channels }, (_, channel) => {
      const from = channel * perChannel;
      const part = values.subarray(from, from + perChannel);
      const scale = Math.fround(part.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / kInt8Max) || 1;
      part.forEach((value, index) => (steps[from + index] = Math.round(value / scale)));
      return scale;
    });
    return this.#scaled(shape, steps, [channels, ...shape.slice(1).map(() => 1)], scales);
  }

  #factored({ shape, values }: Constant): FactoredFilter {
    const [rows = 1, ...kernel] = shape;
    const columns = values.length / rows;
    const parts = lowRank({ rows, columns, values }, kRank, kResidualStep);
    const ones = kernel.map(() => 1);
    const left = this.graph.initializer('int8', [rows, kRank, ...ones.slice(1)], bytesOf(parts.left));
    return {
      left: this.#toFloat(left),
      right: this.#scaled([kRank, ...kernel], parts.right, [kRank, ...ones], parts.rightScales),
      residual: this.#scaled(shape, parts.residual, [1, ...ones], Float32Array.of(parts.residualStep)),
    };
  }

  #scaled(shape: readonly number[], steps: Int8Array, scaleShape: readonly number[], scales: Float32Array): string {
    const cast = this.#toFloat(this.graph.initializer('int8', shape, bytesOf(steps)));
    return this.graph.node('Mul', [cast, this.graph.initializer('float32', scaleShape, bytesOf(scales))]);
  }

  #toFloat(name: string): string {
    return this.graph.node('Cast', [name], { to: dataTypes.float32 });
  }
}

function toHalves(values: Float32Array): Uint16Array | null {
  const halves = Array.from(values, exactHalf);
  return halves.includes(null) ? null : Uint16Array.from(halves as number[]);
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Uint16Array | Int8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

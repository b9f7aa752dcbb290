// How weights are written into the graph; ONNX Runtime folds the nodes added here away when it loads the model.
import { exactHalf } from './half_float.js';
import { dataTypes, type OnnxGraph } from './onnx_graph.js';
import { sizeOf, type Constant } from './tensor.js';

/** `int8`: the filters of convolutions as 8 bits with one scale per output channel, everything else as `float16`. */
export const weightFormats = ['float32', 'float16', 'int8'] as const;
export type WeightFormat = (typeof weightFormats)[number];

/** Under this many numbers a filter is not worth its scales. */
const kMinQuantised = 256;
const kMinHalved = 16;
const kInt8Max = 127;

export class WeightStore {
  constructor(
    private readonly graph: OnnxGraph,
    private readonly format: WeightFormat,
  ) {}

  /** A convolution's filter, its output channels along axis 0. @returns the name of a float32 value. */
  filter(weights: Constant): string {
    const quantise = this.format === 'int8' && weights.values.length >= kMinQuantised;
    return quantise ? this.#quantised(weights) : this.constant(weights);
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
    const cast = this.#toFloat(this.graph.initializer('int8', shape, bytesOf(steps)));
    const scaleShape = [channels, ...shape.slice(1).map(() => 1)];
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

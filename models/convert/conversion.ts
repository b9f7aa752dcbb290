import type { OnnxGraph } from './onnx_graph.js';
import { reshape, transpose, type Constant } from './tensor.js';
import type { TfliteModel, TfliteOperator } from './tflite_model.js';
import type { WeightStore } from './weight_store.js';

/** From the axes NHWC, which TFLite uses, to NCHW, which ONNX does. */
export const kToChannelsFirst = [0, 3, 1, 2] as const;

/** `shape` with its channels first, when it has four axes. */
export function channelsFirst(shape: readonly number[]): readonly number[] {
  return shape.length === 4 ? kToChannelsFirst.map((axis) => shape[axis] ?? 1) : shape;
}

/** What is known of each TFLite tensor while its graph is converted. Values of four axes are NCHW. */
export class Conversion {
  readonly #constants = new Map<number, Constant>();
  readonly #values = new Map<number, string>();

  constructor(
    readonly model: TfliteModel,
    readonly graph: OnnxGraph,
    readonly weights: WeightStore,
  ) {
    model.tensors.forEach(({ constant }, index) => {
      if (constant !== null) this.#constants.set(index, constant);
    });
  }

  /** In TFLite's order of axes. */
  shape(tensor: number): readonly number[] {
    return this.model.tensors[tensor]?.shape ?? [];
  }

  constant(tensor: number): Constant {
    const constant = this.#constants.get(tensor);
    if (constant === undefined) throw new Error(`tensor ${this.nameOf(tensor)} is computed, need a constant`);
    return constant;
  }

  setConstant(tensor: number, constant: Constant): void {
    this.#constants.set(tensor, constant);
  }

  value(tensor: number): string {
    const value = this.#values.get(tensor);
    if (value === undefined) throw new Error(`tensor ${this.nameOf(tensor)} is not computed yet`);
    return value;
  }

  setValue(tensor: number, value: string): void {
    this.#values.set(tensor, value);
  }

  /** An operand of an element-wise operator: computed, or a constant of one number per channel or of four axes. */
  operand(tensor: number): string {
    if (this.#values.has(tensor)) return this.value(tensor);
    const constant = this.constant(tensor);
    if (constant.shape.length === 4) return this.weights.constant(transpose(constant, kToChannelsFirst));
    return this.weights.constant(this.#perChannel(constant, tensor));
  }

  /** A constant of one number per channel, shaped to spread over NCHW. */
  perChannel(tensor: number): string {
    return this.weights.constant(this.#perChannel(this.constant(tensor), tensor));
  }

  nameOf(tensor: number): string {
    return this.model.tensors[tensor]?.name ?? String(tensor);
  }

  #perChannel(constant: Constant, tensor: number): Constant {
    const channels = constant.values.length;
    if (constant.shape.at(-1) !== channels) {
      throw new Error(`tensor ${this.nameOf(tensor)} is ${constant.shape.join('x')}, need one number per channel`);
    }
    return reshape(constant, [channels, 1, 1]);
  }
}

/** Writes one operator's nodes and says where its output is. */
export type Converter = (operator: TfliteOperator, conversion: Conversion) => void;

/** The index of an input or output that must exist. */
export function at(tensors: readonly number[], position: number): number {
  const tensor = tensors[position];
  if (tensor === undefined || tensor < 0) throw new Error(`an operator has no tensor ${position}`);
  return tensor;
}

// A TFLite file as plain values. Field numbers are those of TensorFlow's schema.fbs.
import { FlatTable } from './flatbuffer.js';
import { halfToFloat } from './half_float.js';
import { sizeOf, type Constant } from './tensor.js';

export interface TfliteTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Weights as float32; null for what is computed while the model runs. */
  readonly constant: Constant | null;
}

export interface TfliteOperator {
  /** TensorFlow's name, or the custom code. */
  readonly name: string;
  /** Indices of tensors; -1 for an optional input left out. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly options: FlatTable | null;
  readonly customOptions: Uint8Array;
}

export interface TfliteModel {
  readonly tensors: readonly TfliteTensor[];
  readonly operators: readonly TfliteOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

const kCustom = 32;
const operatorNames: Readonly<Record<number, string>> = {
  0: 'ADD',
  1: 'AVERAGE_POOL_2D',
  2: 'CONCATENATION',
  3: 'CONV_2D',
  4: 'DEPTHWISE_CONV_2D',
  6: 'DEQUANTIZE',
  14: 'LOGISTIC',
  17: 'MAX_POOL_2D',
  18: 'MUL',
  19: 'RELU',
  22: 'RESHAPE',
  23: 'RESIZE_BILINEAR',
  34: 'PAD',
  41: 'SUB',
  54: 'PRELU',
  101: 'ABS',
  117: 'HARD_SWISH',
};

type ReadValues = (bytes: DataView, index: number) => number;
const readersByType: Readonly<Record<number, { bytes: number; read: ReadValues }>> = {
  0: { bytes: 4, read: (view, index) => view.getFloat32(4 * index, true) },
  1: { bytes: 2, read: (view, index) => halfToFloat(view.getUint16(2 * index, true)) },
  2: { bytes: 4, read: (view, index) => view.getInt32(4 * index, true) },
};

/** @throws Error naming the tensor type or operator that this reader does not know. */
export function readTflite(file: Uint8Array): TfliteModel {
  const model = FlatTable.root(file);
  const names = model.tables(1).map(operatorName);
  const buffers = model.tables(4).map((buffer) => buffer.bytes(0));
  const [graph, ...more] = model.tables(2);
  if (graph === undefined || more.length > 0) throw new Error(`got ${more.length + 1} subgraphs, need one`);
  return {
    tensors: graph.tables(0).map((tensor) => tensorOf(tensor, buffers)),
    operators: graph.tables(3).map((operator) => operatorOf(operator, names)),
    inputs: graph.int32s(1),
    outputs: graph.int32s(2),
  };
}

function operatorName(code: FlatTable): string {
  const builtin = Math.max(code.int8(0), code.int32(3));
  return builtin === kCustom ? code.text(1) : (operatorNames[builtin] ?? `operator ${builtin}`);
}

function operatorOf(operator: FlatTable, names: readonly string[]): TfliteOperator {
  return {
    name: names[operator.int32(0)] ?? 'an operator without a code',
    inputs: operator.int32s(1),
    outputs: operator.int32s(2),
    options: operator.table(4),
    customOptions: operator.bytes(5),
  };
}

function tensorOf(tensor: FlatTable, buffers: readonly Uint8Array[]): TfliteTensor {
  const shape = tensor.int32s(0);
  const name = tensor.text(3);
  const bytes = buffers[tensor.int32(2)];
  if (bytes === undefined || bytes.length === 0) return { name, shape, constant: null };
  const reader = readersByType[tensor.int8(1)];
  if (reader === undefined || tensor.table(6) !== null) {
    throw new Error(`tensor ${name} is sparse or of type ${tensor.int8(1)}, need float32, float16 or int32`);
  }
  if (bytes.length !== sizeOf(shape) * reader.bytes) {
    throw new Error(`tensor ${name} has ${bytes.length} bytes, need ${shape.join('x')} of ${reader.bytes}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = Float32Array.from({ length: sizeOf(shape) }, (_, index) => reader.read(view, index));
  return { name, shape, constant: { shape, values } };
}

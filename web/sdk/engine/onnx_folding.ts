import { constantOperators, type Constant } from './onnx_constants.js';
import { delimitedField, fieldsOf, joined, numberField, type Field } from './onnx_file.js';

/** Field numbers of onnx.proto. */
const kModelGraph = 7;
const kGraph = { node: 1, initializer: 5 } as const;
const kNode = { input: 1, output: 2, type: 4 } as const;
const kTensor = { dimension: 1, type: 2, name: 8, raw: 9 } as const;
/** Of TensorProto.DataType. */
const kTypes = { float32: 1, int8: 3, float16: 10 } as const;

interface Node {
  readonly inputs: readonly string[];
  readonly output: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

interface Known extends Constant {
  readonly bytes: readonly Uint8Array[];
}

/**
 * Computes what a model says of constants alone: its weights lie in the file as 8 and 16 bits, beside the nodes that make
 * floats of them. The runtime would do the same with code that it needs for nothing else.
 * @param model an .onnx file of models/convert.
 * @returns the same model with float32 weights.
 * @throws RangeError when the bytes are no model.
 */
export function foldConstants(model: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = fieldsOf(model).map(({ number, content, bytes }) =>
    number === kModelGraph ? delimitedField(kModelGraph, foldGraph(content)) : [bytes],
  );
  return joined(parts.flat());
}

function foldGraph(graph: Uint8Array): Uint8Array[] {
  const fields = fieldsOf(graph);
  const known = new Map<string, Known>();
  for (const field of fields) if (field.number === kGraph.initializer) known.set(...initializerOf(field));
  const left: Node[] = [];
  for (const field of fields) {
    if (field.number !== kGraph.node) continue;
    const node = nodeOf(field);
    const folded = fold(node, known);
    if (folded === null) left.push(node);
    else known.set(node.output, { ...folded, bytes: tensorField(node.output, folded) });
  }
  const used = new Set(left.flatMap(({ inputs }) => inputs));
  const tensors = [...known].filter(([name]) => used.has(name));
  const others = fields.filter(({ number }) => number !== kGraph.node && number !== kGraph.initializer);
  return [
    ...left.map(({ bytes }) => bytes),
    ...tensors.flatMap(([, { bytes }]) => bytes),
    ...others.map(({ bytes }) => bytes),
  ];
}

function fold({ type, inputs }: Node, known: ReadonlyMap<string, Known>): Constant | null {
  const operands = inputs.map((name) => known.get(name)).filter((operand) => operand !== undefined);
  return operands.length === inputs.length ? (constantOperators[type]?.(operands) ?? null) : null;
}

function nodeOf({ content, bytes }: Field): Node {
  const fields = fieldsOf(content);
  const texts = (number: number): string[] =>
    fields.filter((field) => field.number === number).map((field) => textOf(field.content));
  const [output = ''] = texts(kNode.output);
  const [type = ''] = texts(kNode.type);
  return { inputs: texts(kNode.input), output, type, bytes };
}

function initializerOf({ content, bytes }: Field): [string, Known] {
  const fields = fieldsOf(content);
  const field = (number: number): Field | undefined => fields.find((one) => one.number === number);
  const shape = fields.filter(({ number }) => number === kTensor.dimension).map(({ value }) => value);
  const raw = field(kTensor.raw)?.content ?? new Uint8Array(0);
  const values = numbersOf(field(kTensor.type)?.value ?? 0, raw);
  return [textOf(field(kTensor.name)?.content ?? raw), { shape, values, bytes: [bytes] }];
}

/** @param raw little-endian, at any address. */
function numbersOf(type: number, raw: Uint8Array): Float32Array {
  const { buffer } = new Uint8Array(raw);
  switch (type) {
    case kTypes.float32:
      return new Float32Array(buffer);
    case kTypes.int8:
      return new Float32Array(new Int8Array(buffer));
    case kTypes.float16:
      return floatsOfHalves(new Uint16Array(buffer));
    default:
      // Shapes: nothing is computed of them.
      return new Float32Array(0);
  }
}

/** IEEE 754 binary16; the exponent's bias is 15 there and 127 in binary32. None of a model's weights is infinite. */
function floatsOfHalves(halves: Uint16Array): Float32Array {
  const bits = new Uint32Array(halves.length);
  for (let i = 0; i < halves.length; i += 1) {
    const half = halves[i] as number;
    bits[i] = ((half & 0x8000) << 16) | ((half & 0x7fff) << 13);
  }
  const floats = new Float32Array(bits.buffer);
  for (let i = 0; i < floats.length; i += 1) floats[i] = (floats[i] as number) * 2 ** 112;
  return floats;
}

function tensorField(name: string, { shape, values }: Constant): Uint8Array[] {
  return delimitedField(kGraph.initializer, [
    ...shape.map((side) => numberField(kTensor.dimension, side)),
    numberField(kTensor.type, kTypes.float32),
    ...delimitedField(kTensor.name, [new TextEncoder().encode(name)]),
    ...delimitedField(kTensor.raw, [new Uint8Array(values.buffer, values.byteOffset, values.byteLength)]),
  ]);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

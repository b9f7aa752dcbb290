// OnnxGraph -> the bytes of an .onnx file. Field numbers are those of onnx.proto.
import {
  dataTypes,
  type Attribute,
  type Initializer,
  type OnnxGraph,
  type OnnxNode,
  type ValueInfo,
} from './onnx_graph.js';
import { bytes, int, join, message, text } from './protobuf.js';

const kIrVersion = 8;
const kOpset = 16;
const attributeTypes = { int: 2, text: 3, ints: 7 } as const;

export function writeOnnx(graph: OnnxGraph): Uint8Array<ArrayBuffer> {
  const body = [
    ...graph.nodes.map((node) => message(1, nodeFields(node))),
    text(2, 'g'),
    ...graph.initializers.map((initializer) => message(5, tensorFields(initializer))),
    ...graph.inputs.map((input) => message(11, valueFields(input))),
    ...graph.outputs.map((output) => message(12, valueFields(output))),
  ];
  return join([int(1, kIrVersion), message(7, body), message(8, [text(1, ''), int(2, kOpset)])]);
}

function nodeFields({ type, inputs, output, attributes }: OnnxNode): Uint8Array[] {
  return [
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(4, type),
    ...Object.entries(attributes).map(([name, value]) => message(5, attributeFields(name, value))),
  ];
}

/** Every number of the operators that we write is an int. */
function attributeFields(name: string, value: Attribute): Uint8Array[] {
  if (typeof value === 'string') return [text(1, name), text(4, value), int(20, attributeTypes.text)];
  if (typeof value === 'number') return [text(1, name), int(3, value), int(20, attributeTypes.int)];
  return [text(1, name), ...value.map((item) => int(8, item)), int(20, attributeTypes.ints)];
}

function tensorFields({ name, type, shape, data }: Initializer): Uint8Array[] {
  return [...shape.map((side) => int(1, side)), int(2, dataTypes[type]), text(8, name), bytes(9, data)];
}

function valueFields({ name, shape }: ValueInfo): Uint8Array[] {
  const sides = shape.map((side) => message(1, [int(1, side)]));
  return [text(1, name), message(2, [message(1, [int(1, dataTypes.float32), message(2, sides)])])];
}

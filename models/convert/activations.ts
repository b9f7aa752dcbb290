// Operators that look at one number at a time, and the activation that TFLite fuses into others.
import { at, type Converter } from './conversion.js';
import type { OnnxGraph } from './onnx_graph.js';

/** TFLite's ActivationFunctionType. */
const kNone = 0;
const kRelu = 1;

export function activated(graph: OnnxGraph, value: string, activation: number): string {
  if (activation === kNone) return value;
  if (activation === kRelu) return graph.node('Relu', [value]);
  throw new Error(`the fused activation ${activation} is unknown`);
}

export function unary(type: string): Converter {
  return ({ inputs, outputs }, conversion) => {
    conversion.setValue(at(outputs, 0), conversion.graph.node(type, [conversion.value(at(inputs, 0))]));
  };
}

export function binary(type: string): Converter {
  return ({ inputs, outputs, options }, conversion) => {
    const operands = [0, 1].map((position) => conversion.operand(at(inputs, position)));
    const name = conversion.graph.node(type, operands);
    conversion.setValue(at(outputs, 0), activated(conversion.graph, name, options?.int8(0) ?? kNone));
  };
}

export const prelu: Converter = ({ inputs, outputs }, conversion) => {
  const slopes = conversion.perChannel(at(inputs, 1));
  conversion.setValue(at(outputs, 0), conversion.graph.node('PRelu', [conversion.value(at(inputs, 0)), slopes]));
};

/**
 * TFLite file -> ONNX file, opset 16, input and four-axis values NCHW instead of NHWC.
 * Knows the operators of the models in models/manifest.json and refuses any other by name.
 */
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/paths.js';
import { binary, prelu, unary } from './activations.js';
import { channelsFirst, Conversion, type Converter } from './conversion.js';
import { averagePool2d, conv2d, convolution2dTransposeBias, depthwiseConv2d, maxPool2d } from './convolutions.js';
import { cutGraph } from './cut_graph.js';
import { OnnxGraph } from './onnx_graph.js';
import { writeOnnx } from './onnx_writer.js';
import { readRefinement, refined } from './refinement.js';
import { concatenation, dequantize, pad, reshapeTo, resizeBilinear } from './shapes.js';
import { readTflite } from './tflite_model.js';
import { WeightStore, type WeightFormat } from './weight_store.js';

const converters: Readonly<Record<string, Converter>> = {
  ABS: unary('Abs'),
  ADD: binary('Add'),
  AVERAGE_POOL_2D: averagePool2d,
  CONCATENATION: concatenation,
  CONV_2D: conv2d,
  Convolution2DTransposeBias: convolution2dTransposeBias,
  DEPTHWISE_CONV_2D: depthwiseConv2d,
  DEQUANTIZE: dequantize,
  HARD_SWISH: unary('HardSwish'),
  LOGISTIC: unary('Sigmoid'),
  MAX_POOL_2D: maxPool2d,
  MUL: binary('Mul'),
  PAD: pad,
  PRELU: prelu,
  RELU: unary('Relu'),
  RESHAPE: reshapeTo,
  RESIZE_BILINEAR: resizeBilinear,
  SUB: binary('Sub'),
};

export interface ConversionOptions {
  readonly weights: WeightFormat;
  /** With int8: names of operators' outputs whose filters stay float16. */
  readonly exact?: readonly string[];
  /** Names of tensors of the source where the graph is to end; without it its own outputs. */
  readonly end?: readonly string[];
  /** A file of this checkout to add to the layer of that name (refinement.ts). */
  readonly refined?: { readonly layer: string; readonly file: string };
}

/**
 * @param outputs names for the graph's outputs, in the source's order.
 * @throws Error naming an operator or tensor that cannot be converted.
 */
export function tfliteToOnnx(
  file: Uint8Array,
  { weights, exact, end, refined: added }: ConversionOptions,
  outputs: readonly string[],
): Uint8Array<ArrayBuffer> {
  const read = readTflite(file);
  const whole = end === undefined ? read : cutGraph(read, end);
  const model =
    added === undefined ? whole : refined(whole, added.layer, readRefinement(readFileSync(inRoot(added.file))));
  const graph = new OnnxGraph();
  const conversion = new Conversion(model, graph, new WeightStore(graph, weights, exact));
  for (const tensor of model.inputs) {
    graph.inputs.push({ name: 'input', shape: channelsFirst(conversion.shape(tensor)) });
    conversion.setValue(tensor, 'input');
  }
  for (const operator of model.operators) {
    const convert = converters[operator.name];
    if (convert === undefined) throw new Error(`the operator ${operator.name} is unknown to the converter`);
    convert(operator, conversion);
  }
  nameOutputs(conversion, outputs);
  return writeOnnx(graph);
}

function nameOutputs(conversion: Conversion, names: readonly string[]): void {
  const { model, graph } = conversion;
  if (names.length !== model.outputs.length) {
    const found = model.outputs.map((tensor) => conversion.nameOf(tensor)).join(', ');
    throw new Error(`got ${names.length} names for ${model.outputs.length} outputs (${found})`);
  }
  model.outputs.forEach((tensor, position) => {
    const name = names[position] ?? '';
    graph.output(conversion.value(tensor), { name, shape: channelsFirst(conversion.shape(tensor)) });
  });
}

// Operators that slide a window over the picture.
import { at, type Conversion, type Converter } from './conversion.js';
import { activated } from './activations.js';
import { transpose } from './tensor.js';
import type { TfliteOperator } from './tflite_model.js';
import { padsOf, windowOf, type Window } from './window.js';

/** Filters: OHWI in TFLite, OIHW in ONNX. */
const kFilterAxes = [0, 3, 1, 2];
/** Depthwise filters: 1HWC in TFLite, C1HW in ONNX. */
const kDepthwiseAxes = [3, 0, 1, 2];
/** Filters of a transposed convolution: OHWI in TFLite, IOHW in ONNX. */
const kTransposedAxes = [3, 0, 1, 2];

export const conv2d: Converter = (operator, conversion) => {
  convolve(operator, conversion, { axes: kFilterAxes, groups: 1, activation: 3, dilation: 4 });
};

export const depthwiseConv2d: Converter = (operator, conversion) => {
  const groups = conversion.shape(at(operator.inputs, 0))[3] ?? 1;
  convolve(operator, conversion, { axes: kDepthwiseAxes, groups, activation: 4, dilation: 5 });
};

interface Convolution {
  readonly axes: readonly number[];
  readonly groups: number;
  /** Fields of the options. */
  readonly activation: number;
  readonly dilation: number;
}

function convolve(operator: TfliteOperator, conversion: Conversion, kind: Convolution): void {
  const [input, filter, bias] = [0, 1, 2].map((position) => at(operator.inputs, position)) as [number, number, number];
  const weights = conversion.constant(filter);
  const [, kernelHeight = 0, kernelWidth = 0] = weights.shape;
  const window = windowOf(operator.options, [kernelHeight, kernelWidth], kind.dilation);
  const { graph } = conversion;
  const conv = (value: string, by: string, ...offset: readonly string[]): string =>
    graph.node('Conv', [value, by, ...offset], {
      group: kind.groups,
      kernel_shape: window.kernel,
      strides: window.strides,
      dilations: window.dilations,
      pads: padsOf(window, heightAndWidth(conversion, input)),
    });
  const value = conversion.value(input);
  const by = conversion.weights.filter(transpose(weights, kind.axes), conversion.nameOf(at(operator.outputs, 0)));
  const offset = conversion.weights.constant(conversion.constant(bias));
  const name =
    typeof by === 'string'
      ? conv(value, by, offset)
      : graph.node('Add', [conv(value, by.residual, offset), graph.node('Conv', [conv(value, by.right), by.left])]);
  const activation = operator.options?.int8(kind.activation) ?? 0;
  conversion.setValue(at(operator.outputs, 0), activated(conversion.graph, name, activation));
}

export const maxPool2d: Converter = (operator, conversion) => {
  pool(operator, conversion, 'MaxPool');
};

export const averagePool2d: Converter = (operator, conversion) => {
  pool(operator, conversion, 'AveragePool');
};

function pool({ options, inputs, outputs }: TfliteOperator, conversion: Conversion, type: string): void {
  const input = at(inputs, 0);
  const size = heightAndWidth(conversion, input);
  const window = windowOf(options, [options?.int32(4) ?? 0, options?.int32(3) ?? 0]);
  const value = [conversion.value(input)];
  const name = coversAll(window, size)
    ? conversion.graph.node(`Global${type}`, value)
    : conversion.graph.node(type, value, {
        kernel_shape: window.kernel,
        strides: window.strides,
        pads: padsOf(window, size),
      });
  conversion.setValue(at(outputs, 0), activated(conversion.graph, name, options?.int8(5) ?? 0));
}

function coversAll({ kernel, padding }: Window, [height, width]: readonly [number, number]): boolean {
  return padding === 'valid' && kernel[0] === height && kernel[1] === width;
}

/** MediaPipe's own operator; its options are three int32: padding, strideW, strideH. */
export const convolution2dTransposeBias: Converter = ({ inputs, outputs, customOptions }, conversion) => {
  const [input, filter, bias] = [0, 1, 2].map((position) => at(inputs, position)) as [number, number, number];
  const options = new DataView(customOptions.buffer, customOptions.byteOffset, customOptions.byteLength);
  const strides = [options.getInt32(8, true), options.getInt32(4, true)];
  const weights = conversion.constant(filter);
  const kernel = weights.shape.slice(1, 3);
  const from = heightAndWidth(conversion, input);
  const to = heightAndWidth(conversion, at(outputs, 0));
  // What the windows cover beyond the output is cut off, the odd one at the end.
  const surplus = [0, 1].map((axis) => Math.max(0, covered(axis) - (to[axis] ?? 0)));
  function covered(axis: number): number {
    return ((from[axis] ?? 0) - 1) * (strides[axis] ?? 0) + (kernel[axis] ?? 0);
  }
  const name = conversion.graph.node(
    'ConvTranspose',
    [
      conversion.value(input),
      conversion.weights.constant(transpose(weights, kTransposedAxes)),
      conversion.weights.constant(conversion.constant(bias)),
    ],
    {
      kernel_shape: kernel,
      strides,
      pads: [...surplus.map((all) => Math.floor(all / 2)), ...surplus.map((all) => Math.ceil(all / 2))],
    },
  );
  conversion.setValue(at(outputs, 0), name);
};

function heightAndWidth(conversion: Conversion, tensor: number): readonly [number, number] {
  const [, height = 0, width = 0] = conversion.shape(tensor);
  return [height, width];
}

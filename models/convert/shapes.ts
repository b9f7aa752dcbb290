// Operators that move, cut, join or enlarge and compute nothing else.
import { at, channelsFirst, kToChannelsFirst, type Converter } from './conversion.js';
import { sizeOf } from './tensor.js';

const kToChannelsLast = [0, 2, 3, 1] as const;

/** Weights stored as halves: they are known, so nothing is left to do while the model runs. */
export const dequantize: Converter = ({ inputs, outputs }, conversion) => {
  conversion.setConstant(at(outputs, 0), conversion.constant(at(inputs, 0)));
};

export const pad: Converter = ({ inputs, outputs }, conversion) => {
  const { values } = conversion.constant(at(inputs, 1));
  const side = (end: number): number[] => kToChannelsFirst.map((axis) => values[2 * axis + end] ?? 0);
  const pads = conversion.graph.int64s([...side(0), ...side(1)]);
  conversion.setValue(at(outputs, 0), conversion.graph.node('Pad', [conversion.value(at(inputs, 0)), pads]));
};

export const concatenation: Converter = ({ inputs, outputs, options }, conversion) => {
  const axes = conversion.shape(at(outputs, 0)).length;
  const axis = ((options?.int32(0) ?? 0) + axes) % axes;
  const moved = axes === 4 ? kToChannelsFirst.indexOf(axis as 0 | 1 | 2 | 3) : axis;
  const values = inputs.map((tensor) => conversion.value(tensor));
  conversion.setValue(at(outputs, 0), conversion.graph.node('Concat', values, { axis: moved }));
};

export const resizeBilinear: Converter = ({ inputs, outputs, options }, conversion) => {
  const mode = options?.int8(2) ? 'align_corners' : options?.int8(3) ? 'half_pixel' : 'asymmetric';
  const target = conversion.graph.int64s(channelsFirst(conversion.shape(at(outputs, 0))));
  const name = conversion.graph.node('Resize', [conversion.value(at(inputs, 0)), '', '', target], {
    mode: 'linear',
    coordinate_transformation_mode: mode,
  });
  conversion.setValue(at(outputs, 0), name);
};

/** Numbers keep TFLite's order: channels last, unless at most one of height x width and channels is more than 1. */
export const reshapeTo: Converter = ({ inputs, outputs }, conversion) => {
  const from = conversion.shape(at(inputs, 0));
  const to = conversion.shape(at(outputs, 0));
  let name = conversion.value(at(inputs, 0));
  if (orderMatters(from)) name = conversion.graph.node('Transpose', [name], { perm: kToChannelsLast });
  if (orderMatters(to)) {
    name = conversion.graph.node('Reshape', [name, conversion.graph.int64s(to)]);
    name = conversion.graph.node('Transpose', [name], { perm: kToChannelsFirst });
  } else {
    name = conversion.graph.node('Reshape', [name, conversion.graph.int64s(channelsFirst(to))]);
  }
  conversion.setValue(at(outputs, 0), name);
};

function orderMatters(shape: readonly number[]): boolean {
  return shape.length === 4 && sizeOf(shape.slice(1, 3)) > 1 && (shape[3] ?? 1) > 1;
}

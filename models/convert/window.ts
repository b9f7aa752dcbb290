// The sliding window that convolutions and pools share.
import type { FlatTable } from './flatbuffer.js';

const kValid = 1;

export interface Window {
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly dilations: readonly [number, number];
  readonly padding: 'same' | 'valid';
}

/** Options of Conv2D, DepthwiseConv2D and Pool2D begin alike: padding, strideW, strideH. */
export function windowOf(
  options: FlatTable | null,
  kernel: readonly [number, number],
  dilationField: number | null = null,
): Window {
  if (options === null) throw new Error('an operator with a window has no options');
  const dilation = (field: number): number => (dilationField === null ? 1 : options.int32(dilationField + field, 1));
  return {
    kernel,
    strides: [options.int32(2, 1), options.int32(1, 1)],
    dilations: [dilation(1), dilation(0)],
    padding: options.int8(0) === kValid ? 'valid' : 'same',
  };
}

/** ONNX's pads over a picture of height x width: top, left, bottom, right. TFLite puts the odd one at the end. */
export function padsOf(window: Window, [height, width]: readonly [number, number]): number[] {
  if (window.padding === 'valid') return [0, 0, 0, 0];
  const [top, bottom] = samePads(height, window.kernel[0], window.strides[0], window.dilations[0]);
  const [left, right] = samePads(width, window.kernel[1], window.strides[1], window.dilations[1]);
  return [top, left, bottom, right];
}

function samePads(side: number, kernel: number, stride: number, dilation: number): readonly [number, number] {
  const steps = Math.ceil(side / stride);
  const all = Math.max(0, (steps - 1) * stride + (kernel - 1) * dilation + 1 - side);
  return [Math.floor(all / 2), Math.ceil(all / 2)];
}

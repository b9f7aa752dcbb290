import { kMaxFrameSide, kMinFrameSide } from '../common/frame_limits.js';
import { engineErrorCodes, QujingError, type EngineErrorCode } from '../errors.js';
import type { FrameLayout, Quad } from '../types.js';

/** What was handed to the call that the core may have refused. */
export interface CallFacts {
  readonly layout: FrameLayout;
  readonly byteLength: number;
  readonly timestampMs?: number;
  /** Of the frame before; null when there is none. */
  readonly lastTimestampMs?: number | null;
  readonly quad?: Quad;
  readonly target?: { readonly width: number; readonly height: number };
}

/** Turns the core's ErrorCode into the QujingError that says both sides: what came and what is needed. */
export function refuse(id: number, facts: CallFacts): void {
  if (id === 0) return;
  const code = engineErrorCodes[id];
  if (code === undefined || code === 'ok') throw new QujingError('engineFault', `the core's error ${id} is unknown`);
  throw new QujingError(code, messageOf(code, facts));
}

function messageOf(code: EngineErrorCode, facts: CallFacts): string {
  const { layout, byteLength, quad, target } = facts;
  const { width, height, rowStride, format } = layout;
  const size = `${width}x${height}`;
  const rowBytes = width * (format === 'rgba' ? 4 : 1);
  switch (code) {
    case 'emptyFrame':
      return `got ${size} in ${byteLength} bytes, need at least ${kMinFrameSide}x${kMinFrameSide}`;
    case 'frameTooSmall':
      return `got ${size}, need at least ${kMinFrameSide}x${kMinFrameSide}`;
    case 'frameTooLarge': {
      const cutOut = target === undefined ? '' : ` to be cut out as ${target.width}x${target.height}`;
      return `got ${size}${cutOut}, at most ${kMaxFrameSide}x${kMaxFrameSide}`;
    }
    case 'badPixelFormat':
      return `got ${format}, need ${quad === undefined ? 'rgba or gray' : 'rgba to cut a card out'}`;
    case 'badRowStride':
      return `got a row stride of ${rowStride} bytes, need at least ${rowBytes} for ${width} pixels of ${format}`;
    case 'bufferTooSmall': {
      const need = rowStride * (height - 1) + rowBytes;
      return `got ${byteLength} bytes, need ${need} for ${size} ${format} with a row stride of ${rowStride}`;
    }
    case 'badQuad':
      return `got ${inWords(quad)}, need the four corners of a convex quad, clockwise from topLeft`;
    case 'badTimestamp':
      return `got ${facts.timestampMs} ms, need ${facts.lastTimestampMs ?? 'a finite number'} ms or later, or a reset()`;
    case 'outOfMemory':
      return `the heap has no room for ${size} ${format} in ${byteLength} bytes`;
    case 'handleClosed':
      return 'the engine was closed';
  }
}

function inWords(quad: Quad | undefined): string {
  if (quad === undefined) return 'no quad';
  const { topLeft, topRight, bottomRight, bottomLeft } = quad;
  return [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => `${x},${y}`).join(' ');
}

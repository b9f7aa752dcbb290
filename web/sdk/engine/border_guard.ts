// What embind itself would throw on (a TypeError that looks like a trap), refused by name before it is called. What is
// a number of the right kind but wrong is the core's to refuse.
import { QujingError } from '../errors.js';
import {
  cardSides,
  pixelFormats,
  portraitStages,
  type CardTask,
  type FrameLayout,
  type PortraitTask,
  type Quad,
} from '../types.js';

const kMaxInt = 2 ** 31 - 1;

/** @throws QujingError emptyFrame, badRowStride, badPixelFormat */
export function refuseLayout(layout: unknown): asserts layout is FrameLayout {
  const { width, height, rowStride, format } = fieldsOf(layout);
  if (!isInt(width) || !isInt(height)) {
    throw new QujingError('emptyFrame', `got ${String(width)}x${String(height)}, need whole numbers`);
  }
  if (!isInt(rowStride)) {
    throw new QujingError('badRowStride', `got a row stride of ${String(rowStride)}, need a whole number of bytes`);
  }
  if (!(pixelFormats as readonly unknown[]).includes(format)) {
    throw new QujingError('badPixelFormat', `got ${String(format)}, need ${pixelFormats.join(' or ')}`);
  }
}

/** @throws QujingError badQuad */
export function refuseQuad(quad: unknown): asserts quad is Quad {
  const { topLeft, topRight, bottomRight, bottomLeft } = fieldsOf(quad);
  for (const corner of [topLeft, topRight, bottomRight, bottomLeft]) {
    const { x, y } = fieldsOf(corner);
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      throw new QujingError('badQuad', `got the corner ${String(x)},${String(y)}, need four of two finite numbers`);
    }
  }
}

/** @throws QujingError badTimestamp */
export function refuseTimestamp(timestampMs: unknown): asserts timestampMs is number {
  if (!Number.isFinite(timestampMs)) {
    throw new QujingError('badTimestamp', `got ${String(timestampMs)}, need a finite number of milliseconds`);
  }
}

/** @throws QujingError badTask */
export function refuseTask(task: unknown): asserts task is CardTask {
  const { side = 'unknown', second = false, guide = null } = fieldsOf(task);
  if (!(cardSides as readonly unknown[]).includes(side)) {
    throw new QujingError('badTask', `got the side ${String(side)}, need ${cardSides.join(', ')}`);
  }
  if (typeof second !== 'boolean') throw new QujingError('badTask', `got second ${String(second)}, need a boolean`);
  refuseGuide(guide);
}

/** @throws QujingError badTask */
export function refusePortraitTask(task: unknown): asserts task is PortraitTask {
  const { stage = 'live', guide = null } = fieldsOf(task);
  if (!(portraitStages as readonly unknown[]).includes(stage)) {
    throw new QujingError('badTask', `got the stage ${String(stage)}, need ${portraitStages.join(', ')}`);
  }
  refuseGuide(guide);
}

function refuseGuide(guide: unknown): void {
  if (guide === null) return;
  const { x, y, width, height } = fieldsOf(guide);
  const finite = [x, y, width, height].every((value) => Number.isFinite(value));
  if (!finite || !(Number(width) > 0) || !(Number(height) > 0)) {
    const got = [x, y, width, height].map(String).join(', ');
    throw new QujingError('badTask', `got the guide ${got}, need x, y, width and height, the last two above 0`);
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function isInt(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) <= kMaxInt;
}

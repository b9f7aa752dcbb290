// A square around the surest face of a picture, by the detector alone.
import sharp from 'sharp';
import type { OrtSession } from '../../web/sdk/engine/ort_runtime.js';
import type { ModelUnderTest } from './runtime_under_test.js';
import { planar, type Square } from './picture_inputs.js';

/** Logit of a face. */
const kSure = 0.5;
/** Times the detector's box, as the landmark model wants it. */
const kMargin = 1.5;
const kMinSide = 60;
const kBoxNumbers = 16;

/** Centres of the anchors, in shares of the input: 16x16 cells of 2, then 8x8 cells of 6. */
const anchors = [
  [16, 2],
  [8, 6],
].flatMap(([cells = 0, each = 0]) =>
  Array.from({ length: cells * cells * each }, (_, index) => {
    const cell = Math.floor(index / each);
    return { x: ((cell % cells) + 0.5) / cells, y: (Math.floor(cell / cells) + 0.5) / cells };
  }),
);

/** null where no face is sure, small, or cut off by the picture. */
export async function faceSquare(file: string, detector: ModelUnderTest, session: OrtSession): Promise<Square | null> {
  const [, , side = 0] = detector.input.shape;
  const { width, height } = await sharp(file).metadata();
  const fitted = sharp(file).resize(side, side, { fit: 'contain', background: 'black' });
  const [boxes, scores] = session.run(await planar(fitted, detector));
  if (boxes === undefined || scores === undefined) return null;
  const best = scores.reduce((surest, score, index) => (score > (scores[surest] ?? 0) ? index : surest), 0);
  if ((scores[best] ?? 0) < kSure) return null;
  const [x = 0, y = 0, boxWidth = 0] = boxes.subarray(kBoxNumbers * best);
  const full = Math.max(width, height);
  const size = Math.round((boxWidth / side) * full * kMargin);
  const along = (offset: number, anchor: number, extent: number): number =>
    Math.round((offset / side + anchor) * full - (full - extent) / 2 - size / 2);
  const left = along(x, anchors[best]?.x ?? 0, width);
  const top = along(y, anchors[best]?.y ?? 0, height);
  const inside = left >= 0 && top >= 0 && left + size <= width && top + size <= height;
  return size >= kMinSide && inside ? { left, top, side: size } : null;
}

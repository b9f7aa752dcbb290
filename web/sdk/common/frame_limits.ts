import { QujingError } from '../errors.js';
import { fitWithin, kAnalysisLongSide, type Size } from './geometry.js';

/** The core's kMinFrameSide and kMaxFrameSide (src/common/image_view.h). */
export const kMinFrameSide = 16;
export const kMaxFrameSide = 4096;

/**
 * For a picture that is shrunk to be analysed: says in the picture's own size what the engine would say in the smaller
 * one's. @throws QujingError frameTooSmall
 */
export function refuseThinPicture(picture: Size): void {
  const looked = fitWithin(picture, kAnalysisLongSide);
  if (Math.min(looked.width, looked.height) >= kMinFrameSide) return;
  const { width, height } = picture;
  const longSide = Math.max(width, height);
  const need = `got ${width}x${height}, need at least ${kMinFrameSide}x${kMinFrameSide}`;
  if (longSide <= kAnalysisLongSide) throw new QujingError('frameTooSmall', need);
  const shortSide = Math.ceil(((kMinFrameSide - 0.5) * longSide) / kAnalysisLongSide);
  throw new QujingError('frameTooSmall', `${need}, and at ${longSide} on the long side ${shortSide} on the short one`);
}

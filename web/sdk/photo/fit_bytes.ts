import { QujingError } from '../errors.js';
import { filledJpeg, finishedJpeg, type JpegRule } from './jpeg_file.js';

/** What the file of a photo must be; the fields are a photo spec's. */
export interface PhotoFileRule extends JpegRule {
  readonly leastBytes: number;
  readonly mostBytes: number;
  /** Of the JPEG, 0..1. */
  readonly leastQuality: number;
}

export interface PhotoFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** That it was encoded with, 0..1. */
  readonly quality: number;
  /** Bytes that were added because the picture needs fewer than the rule's least. */
  readonly fill: number;
}

/** The pixels as a JPEG at a quality of 0..1. */
export type JpegEncoder = (quality: number) => Promise<Uint8Array>;

/** Encoders work in whole percent: 100 - 60 steps are halved six times, with both ends eight encodes at most. */
const steps = 100;

/**
 * The file with the highest quality whose size the rule allows. A picture that is smaller than that even at the highest
 * quality is filled up to the least with bytes that mean nothing. Encodes at most 2 + log2(steps) times.
 * @throws QujingError photoFileSize when it is too large even at the least quality; captureFailed as finishedJpeg().
 */
export async function fittedJpeg(encode: JpegEncoder, rule: PhotoFileRule): Promise<PhotoFile> {
  const fileAt = async (step: number) => finishedJpeg(await encode(step / steps), rule);
  const fits = (file: Uint8Array) => file.length <= rule.mostBytes;
  const least = Math.min(steps, Math.max(1, Math.ceil(rule.leastQuality * steps - 1e-9)));

  const best = await fileAt(steps);
  if (fits(best)) return filled(best, steps, rule);
  let low = least;
  let high = steps;
  let held = await fileAt(least);
  if (!fits(held)) throw tooLarge(held.length, least, rule);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const file = await fileAt(middle);
    if (fits(file)) [low, held] = [middle, file];
    else high = middle;
  }
  return filled(held, low, rule);
}

function filled(file: Uint8Array<ArrayBuffer>, step: number, rule: PhotoFileRule): PhotoFile {
  const fill = Math.max(0, rule.leastBytes - file.length);
  return { bytes: fill > 0 ? filledJpeg(file, rule.leastBytes) : file, quality: step / steps, fill };
}

function tooLarge(bytes: number, step: number, rule: PhotoFileRule): QujingError {
  return new QujingError(
    'photoFileSize',
    `got ${String(bytes)} bytes at quality ${String(step / steps)}, ` +
      `need ${String(rule.leastBytes)} to ${String(rule.mostBytes)}`,
  );
}

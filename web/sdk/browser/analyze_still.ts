import { createAnalyzer, type CreateAnalyzerOptions } from './create_analyzer.js';
import { abortedError, QujingError } from '../errors.js';
import type { CardAnalysis } from '../types.js';

export interface StillOptions extends CreateAnalyzerOptions {
  readonly signal?: AbortSignal;
}

/**
 * Looks for a card in a picture file, with an engine of its own that is discarded afterwards. EXIF rotation is
 * honoured; `quad` is in pixels of the whole upright picture.
 * @throws QujingError unreadableFile, aborted, or what AnalyzerClient.analyze() throws.
 */
export async function analyzeStill(picture: Blob, { signal, ...options }: StillOptions = {}): Promise<CardAnalysis> {
  const bitmap = await decodeStill(picture);
  if (signal?.aborted === true) {
    bitmap.close();
    throw abortedError(signal);
  }
  const analyzer = createAnalyzer(options);
  try {
    const analysis = await analyzer.analyze(bitmap, signal === undefined ? {} : { signal });
    if (analysis === null) throw new QujingError('workerFailed', 'the only frame was superseded');
    return analysis;
  } finally {
    bitmap.close();
    analyzer.close();
  }
}

/** Upright as people see it. The caller closes it. @throws QujingError unreadableFile */
export async function decodeStill(picture: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(picture, { imageOrientation: 'from-image' });
  } catch (error) {
    throw QujingError.wrap(error, 'unreadableFile', 'the picture could not be decoded');
  }
}

import { abortedError, QujingError } from '../errors.js';
import type { CardAnalysis } from '../types.js';
import type { AnalyzeOptions } from '../worker/analyzer_client/analysis_job.js';
import { createAnalyzer, type CreateAnalyzerOptions } from './create_analyzer.js';

export type StillOptions = CreateAnalyzerOptions & Pick<AnalyzeOptions, 'signal' | 'onPixels'>;

/**
 * Looks for a card in a picture file, with an engine of its own that is discarded afterwards. EXIF rotation is
 * honoured; `quad` is in pixels of the whole upright picture.
 * @throws QujingError unreadableFile, aborted, or what AnalyzerClient.analyze() throws.
 */
export async function analyzeStill(picture: Blob, options: StillOptions = {}): Promise<CardAnalysis> {
  const bitmap = await decodeStill(picture);
  if (options.signal?.aborted === true) {
    bitmap.close();
    throw abortedError(options.signal);
  }
  const analyzer = createAnalyzer(options);
  try {
    const analysis = await analyzer.analyze(bitmap, options);
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

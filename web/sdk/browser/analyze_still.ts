import { decodeStill } from '../camera/still_picture.js';
import { QujingError } from '../errors.js';
import type { CardAnalysis } from '../types.js';
import type { AnalyzeOptions } from '../worker/analyzer_client/analysis_job.js';
import type { AnalyzerClient } from '../worker/analyzer_client.js';
import { createAnalyzer, type CreateAnalyzerOptions } from './create_analyzer.js';

export type StillOptions = CreateAnalyzerOptions & Pick<AnalyzeOptions, 'signal' | 'onPixels' | 'task'>;

/**
 * Looks for a card in a picture file, with an engine of its own that is discarded afterwards. EXIF rotation is
 * honoured; `quad` is in pixels of the whole upright picture, which is looked at with 1280 pixels on its long side.
 * What is a picture, and how large it may be, is the browser's to say; of an animation it gives the first.
 * @throws QujingError (a rejection) unreadableFile, frameTooSmall, timedOut, aborted, or what AnalyzerClient.analyze() throws.
 */
export async function analyzeStill(picture: Blob, options: StillOptions = {}): Promise<CardAnalysis> {
  const bitmap = await decodeStill(picture, options.signal);
  let analyzer: AnalyzerClient | null = null;
  try {
    analyzer = createAnalyzer(options);
    const analysis = await analyzer.analyze(bitmap, options);
    if (analysis === null) throw new QujingError('workerFailed', 'the only frame was superseded');
    return analysis;
  } finally {
    bitmap.close();
    analyzer?.close();
  }
}

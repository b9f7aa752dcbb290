import type { CapturedPicture, CardAnalysis, CardTask, IdNumberReading } from '../types.js';
import type { CaptureOptions } from './analyzer_client/capture_options.js';
import { EngineClient, unexpected, type EngineClientOptions } from './analyzer_client/engine_client.js';
import type { WorkerOf } from './analyzer_client/worker_link.js';
import type { AnalyzerAnswer, AnalyzerCommand, WasmSource } from './protocol.js';

export type { AnalyzerState } from './analyzer_client/engine_client.js';
export type AnalyzerWorker = WorkerOf<AnalyzerCommand, AnalyzerAnswer>;

export interface AnalyzerOptions extends EngineClientOptions {
  readonly createWorker: () => AnalyzerWorker;
  readonly wasm: WasmSource;
  /** Lower-case hex; null skips the check. */
  readonly sha256: string | null;
  /** A whole set of thresholds, as JSON or as what JSON.stringify() takes; default: the engine's own. */
  readonly thresholds?: string | object;
}

/** Looks for a card in a series of frames, and takes its picture. */
export class AnalyzerClient extends EngineClient<CardTask, CardAnalysis, AnalyzerCommand, AnalyzerAnswer> {
  constructor(options: AnalyzerOptions) {
    const { createWorker, wasm, sha256, thresholds: given = null } = options;
    const thresholds = typeof given === 'object' && given !== null ? JSON.stringify(given) : given;
    super(createWorker, options, () => ({ type: 'open', wasm, sha256, thresholds }));
  }

  /**
   * Makes the picture that the engine chose, or `options.frame`, into an artifact: looked at once more at full
   * resolution, the card cut out upright, both as JPEGs with a manifest.
   * @throws QujingError captureFailed when no picture is held (after reset() or a restart) or it could not be encoded;
   *   insecureContext on a page without https; timedOut, and otherwise as analyze() does.
   */
  async capture(options: CaptureOptions): Promise<CapturedPicture> {
    const { origin, task = {}, frame, quad = null, sessionId = '', nonce = '', signal } = options;
    const answer = await this.callWithFrame(
      (source) => ({ type: 'capture', origin, task, source, quad, sessionId, nonce }),
      { frame, signal, limitMs: this.limits.captureTimeLimitMs ?? 15_000 },
    );
    if (answer.type !== 'captured') throw unexpected('capture', answer);
    return answer.picture;
  }

  /** Reads a 公民身份号码 (GB 11643): is it one, and what does it say. */
  async readIdNumber(text: string): Promise<IdNumberReading> {
    const answer = await this.call({ type: 'readIdNumber', text });
    if (answer.type !== 'idNumberRead') throw unexpected('readIdNumber', answer);
    return answer.reading;
  }
}

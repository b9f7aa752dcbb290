import type {
  CapturedPortrait,
  CaptureOrigin,
  PhotoAdjustment,
  PhotoSpecName,
  PictureTurn,
  PortraitAnalysis,
  PortraitTask,
} from '../types.js';
import type { AnalyzableFrame } from '../platform/ports.js';
import { EngineClient, unexpected, type EngineClientOptions } from './analyzer_client/engine_client.js';
import type { WorkerOf } from './analyzer_client/worker_link.js';
import type { PortraitAnswer, PortraitCommand, PortraitFiles } from './protocol/portrait.js';

export type { PortraitFiles } from './protocol/portrait.js';
export type PortraitWorker = WorkerOf<PortraitCommand, PortraitAnswer>;

export interface PortraitClientOptions extends EngineClientOptions {
  readonly createWorker: () => PortraitWorker;
  readonly files: PortraitFiles;
  /** Of the wasm, lower-case hex; null skips the check. */
  readonly sha256: string | null;
  /** A whole set of thresholds, as JSON or as what JSON.stringify() takes; default: the engine's own. */
  readonly thresholds?: string | object;
  /** The id of a spec that the engine carries, or a record of one's own (docs/photo_specs.md). Default `zikao-blue`. */
  readonly spec?: string | object;
}

export interface PortraitCaptureOptions {
  readonly origin: CaptureOrigin;
  /**
   * A picture of its own; it is held from then on, and the series of frames ends. Default: the picture held, chosen by
   * the engine (PortraitAnalysis.capture) or handed in with the call before.
   */
  readonly frame?: AnalyzableFrame;
  /** Default 0. */
  readonly turn?: PictureTurn;
  readonly adjustment?: PhotoAdjustment;
  /** Of the server's session; they go into the manifest. */
  readonly sessionId?: string;
  readonly nonce?: string;
  /** The outcome is not waited for any more. */
  readonly signal?: AbortSignal;
}

const kDefaultSpec = 'zikao-blue';
/** Three models, a runtime and the engine, over a phone's network. */
const kOpenLimitMs = 60_000;

/** Looks for a face in a series of frames, and makes its photo. */
export class PortraitClient extends EngineClient<PortraitTask, PortraitAnalysis, PortraitCommand, PortraitAnswer> {
  /** An engine that takes the place of one that stopped gets it as well. */
  readonly #rule: { spec: string };

  constructor(options: PortraitClientOptions) {
    const { createWorker, files, sha256, thresholds, spec = kDefaultSpec } = options;
    const rule = { spec: textOf(spec) };
    super(createWorker, { openTimeLimitMs: kOpenLimitMs, ...options }, () => ({
      type: 'open',
      files,
      sha256,
      thresholds: thresholds === undefined ? null : textOf(thresholds),
      ...rule,
    }));
    this.#rule = rule;
  }

  /**
   * Makes the photo out of the picture that the engine chose, or out of `options.frame`. The same picture may be asked for
   * again with another turn or adjustment.
   * @throws QujingError captureFailed when no picture is held (after reset() or a restart) or it could not be encoded;
   *   photoFileSize when no JPEG of the photo fits the spec's bytes; insecureContext on a page without https; timedOut,
   *   and otherwise as analyze() does.
   */
  async capture(options: PortraitCaptureOptions): Promise<CapturedPortrait> {
    const { origin, frame, turn = 0, adjustment = {}, sessionId = '', nonce = '', signal } = options;
    const answer = await this.callWithFrame(
      (source) => ({ type: 'capture', origin, source, turn, adjustment, sessionId, nonce }),
      { frame, signal, limitMs: this.limits.captureTimeLimitMs ?? 20_000 },
    );
    if (answer.type !== 'captured') throw unexpected('capture', answer);
    return answer.picture;
  }

  /** Photos are held against another spec from now on. @throws QujingError badSpec */
  async setSpec(spec: string | object): Promise<void> {
    await this.call({ type: 'setSpec', spec: textOf(spec) });
    this.#rule.spec = textOf(spec);
  }

  /** The specs that the engine carries. */
  async specs(): Promise<readonly PhotoSpecName[]> {
    const answer = await this.call({ type: 'listSpecs' });
    if (answer.type !== 'specs') throw unexpected('listSpecs', answer);
    return answer.specs;
  }
}

function textOf(given: string | object): string {
  return typeof given === 'string' ? given : JSON.stringify(given);
}

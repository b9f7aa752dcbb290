import type { ChallengeStatus, LivenessAction, LivenessAnalysis, LivenessEvidence, LivenessTask } from '../types.js';
import { EngineClient, unexpected, type EngineClientOptions } from './analyzer_client/engine_client.js';
import type { WorkerOf } from './analyzer_client/worker_link.js';
import type { FaceFiles, LivenessAnswer, LivenessCommand } from './protocol/liveness.js';

export type LivenessFiles = FaceFiles;
export type LivenessWorker = WorkerOf<LivenessCommand, LivenessAnswer>;

export interface LivenessClientOptions extends EngineClientOptions {
  readonly createWorker: () => LivenessWorker;
  readonly files: FaceFiles;
  /** Of the wasm, lower-case hex; null skips the check. */
  readonly sha256: string | null;
  /** A whole set of thresholds, as JSON or as what JSON.stringify() takes; default: the engine's own. */
  readonly thresholds?: string | object;
}

/** Two models, a runtime and the engine, over a phone's network. */
const kOpenLimitMs = 60_000;
/** A dozen JPEGs and their digests. */
const kCollectLimitMs = 20_000;

/** Watches a series of frames for actions, and keeps the pictures that show those of a challenge. */
export class LivenessClient extends EngineClient<LivenessTask, LivenessAnalysis, LivenessCommand, LivenessAnswer> {
  constructor(options: LivenessClientOptions) {
    const { createWorker, files, sha256, thresholds: given } = options;
    const thresholds = given === undefined ? null : typeof given === 'string' ? given : JSON.stringify(given);
    super(createWorker, { openTimeLimitMs: kOpenLimitMs, ...options }, () => ({
      type: 'open',
      files,
      sha256,
      thresholds,
    }));
  }

  /**
   * From now on the frames are those of a challenge. An engine that takes the place of one that stopped knows nothing
   * of it: LivenessAnalysis.challenge is null then.
   * @param timestampMs on the clock of the frames.
   * @throws QujingError badTask when it is no challenge; otherwise as analyze() does.
   */
  begin(actions: readonly LivenessAction[], timestampMs: number): Promise<ChallengeStatus> {
    return this.#status({ type: 'begin', actions, timestampMs });
  }

  /** Time passes and no frame comes. A frame that is older than this is not looked at any more. */
  tick(timestampMs: number): Promise<ChallengeStatus> {
    return this.#status({ type: 'tick', timestampMs });
  }

  /** Ends the challenge where it is, and drops its pictures. */
  async cancel(): Promise<void> {
    await this.call({ type: 'cancel' });
  }

  /**
   * What the challenge left. To be called once.
   * @throws QujingError captureFailed when a picture could not be encoded; insecureContext on a page without https;
   *   timedOut, and otherwise as analyze() does.
   */
  async collect(ids: { readonly sessionId: string; readonly nonce: string }): Promise<LivenessEvidence> {
    const { sessionId, nonce } = ids;
    const limitMs = this.limits.captureTimeLimitMs ?? kCollectLimitMs;
    const answer = await this.call({ type: 'collect', sessionId, nonce }, [], limitMs);
    if (answer.type !== 'collected') throw unexpected('collect', answer);
    return answer.evidence;
  }

  async #status(command: Extract<LivenessCommand, { type: 'begin' | 'tick' }>): Promise<ChallengeStatus> {
    const answer = await this.call(command);
    if (answer.type !== 'status') throw unexpected(command.type, answer);
    return answer.status;
  }
}

import { RestartBudget } from '../common/restart_budget.js';
import { abortedError, QujingError } from '../errors.js';
import type { AnalyzableFrame } from '../platform/ports.js';
import type { CapturedPicture, CardAnalysis, IdNumberReading } from '../types.js';
import { AnalysisJob, sourceOf, type AnalyzeOptions } from './analyzer_client/analysis_job.js';
import type { CaptureOptions } from './analyzer_client/capture_options.js';
import { FrameQueue } from './analyzer_client/frame_queue.js';
import { WorkerLink, type AnalyzerWorker } from './analyzer_client/worker_link.js';
import {
  closeSource,
  transferableOf,
  type AnalyzerAnswer,
  type AnalyzerCommand,
  type AnalyzerResponse,
} from './protocol.js';
import type { EngineInspection, WasmSource } from './protocol.js';

export interface AnalyzerOptions {
  readonly createWorker: () => AnalyzerWorker;
  readonly wasm: WasmSource;
  /** Lower-case hex; null skips the check. */
  readonly sha256: string | null;
  /** A whole set of thresholds, as JSON or as what JSON.stringify() takes; default: the engine's own. */
  readonly thresholds?: string | object;
  /** Loading and compiling. Default 30 000. */
  readonly openTimeLimitMs?: number;
  /** One frame. Default 5 000. */
  readonly analyzeTimeLimitMs?: number;
  /** Taking one picture. Default 15 000. */
  readonly captureTimeLimitMs?: number;
  /** How often a stopped engine is replaced. Default: 5 times in 30 s. */
  readonly restartBudget?: RestartBudget;
  /** Told each time that a stopped engine is being replaced. */
  readonly onRestart?: (reason: QujingError) => void;
}

/** - `restarting`: the engine stopped and a new worker is loading; frames wait for it. */
export type AnalyzerState = 'opening' | 'ready' | 'restarting' | 'failed' | 'closed';

/**
 * The page's side of the analyzer worker. One frame is in flight; of the frames that come meanwhile only the latest
 * waits. A stopped engine is replaced, at most as often as the restart budget allows.
 */
export class AnalyzerClient {
  readonly #options: AnalyzerOptions;
  readonly #budget: RestartBudget;
  readonly #queue: FrameQueue<AnalysisJob>;
  #state: AnalyzerState = 'opening';
  #failure: QujingError | null = null;
  #link: WorkerLink;
  #opened: Promise<string>;
  #frameId = 0;

  constructor(options: AnalyzerOptions) {
    this.#options = options;
    this.#budget = options.restartBudget ?? new RestartBudget();
    this.#queue = new FrameQueue(
      (job) => this.#run(job),
      (job) => {
        job.supersede();
      },
    );
    this.#link = new WorkerLink(options.createWorker());
    this.#opened = this.#open();
    // Told to whoever asks by ready() or a frame; a preload that nobody asked about is no unhandled rejection.
    this.#opened.catch(() => undefined);
  }

  get state(): AnalyzerState {
    return this.#state;
  }

  /** Resolves with the engine's version once it is loaded. Rejects with the reason why it never will be. */
  ready(): Promise<string> {
    return this.#opened;
  }

  /**
   * Looks for the card in a frame.
   * @returns null when a newer frame took this one's place before its turn came.
   * @throws QujingError an engine code when the frame is refused; emptyFrame when its buffer is detached or still on its
   *   way, unsendableFrame when it was closed already; engineFault or timedOut when the engine stopped (the
   *   next frame meets a new one); aborted by the signal or by close(). The first failure to open stays.
   */
  analyze(frame: AnalyzableFrame, options: AnalyzeOptions = {}): Promise<CardAnalysis | null> {
    const job = new AnalysisJob(frame, ++this.#frameId, options, (aborted) => {
      if (this.#queue.withdraw(aborted)) closeSource(aborted.source);
    });
    if (this.#failure !== null) job.fail(this.#failure);
    else if (job.holdsNothing) job.fail(emptyFrameError());
    else if (options.signal?.aborted === true) job.fail(abortedError(options.signal));
    else this.#queue.push(job);
    return job.promise;
  }

  /**
   * Makes the picture that the engine chose, or `options.frame`, into an artifact: looked at once more at full
   * resolution, the card cut out upright, both as JPEGs with a manifest.
   * @throws QujingError captureFailed when no picture is held (after reset() or a restart) or it could not be encoded;
   *   insecureContext on a page without https; timedOut, and otherwise as analyze() does.
   */
  async capture(options: CaptureOptions): Promise<CapturedPicture> {
    const { origin, task = {}, frame, quad = null, sessionId = '', nonce = '', signal } = options;
    const source = frame === undefined ? null : sourceOf(frame);
    try {
      refuseAborted(signal);
      const command = { type: 'capture', origin, task, source, quad, sessionId, nonce } as const;
      const transfer = source === null ? [] : [transferableOf(source)];
      const limitMs = this.#options.captureTimeLimitMs ?? 15_000;
      const answer = await this.#command(command, transfer, limitMs, ({ returned }) => {
        if (returned !== undefined && frame !== undefined && 'pixels' in frame) frame.pixels = returned;
      });
      refuseAborted(signal);
      if (answer.type !== 'captured') throw unexpected('capture', answer);
      return answer.picture;
    } finally {
      if (source !== null) closeSource(source);
    }
  }

  /** Reads a 公民身份号码 (GB 11643): is it one, and what does it say. */
  async readIdNumber(text: string): Promise<IdNumberReading> {
    const answer = await this.#command({ type: 'readIdNumber', text });
    if (answer.type !== 'idNumberRead') throw unexpected('readIdNumber', answer);
    return answer.reading;
  }

  /** The next frame begins a new series: searched anew, with any timestamp. The picture held is dropped. */
  async reset(): Promise<void> {
    await this.#command({ type: 'reset' });
  }

  async inspect(): Promise<EngineInspection> {
    const answer = await this.#command({ type: 'inspect' });
    if (answer.type !== 'inspected') throw unexpected('inspect', answer);
    return answer.inspection;
  }

  /** Stops the engine on purpose; rejects with engineFault, after which the client recovers by itself. */
  async forceTrap(): Promise<void> {
    await this.#command({ type: 'forceTrap' });
  }

  /** Ends the worker after it wiped its heap. Everything pending rejects with aborted. Safe to call twice. */
  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#failure = new QujingError('aborted', 'the analyzer was closed');
    this.#link.retire(this.#failure);
  }

  async #open(): Promise<string> {
    const link = this.#link;
    const { wasm, sha256, thresholds: given = null, openTimeLimitMs = 30_000 } = this.#options;
    const thresholds = typeof given === 'object' && given !== null ? JSON.stringify(given) : given;
    try {
      const answer = await link.call({ type: 'open', wasm, sha256, thresholds }, [], openTimeLimitMs);
      if (answer.type === 'failed') throw QujingError.from(answer.error);
      if (answer.type !== 'opened') throw unexpected('open', answer);
      if (this.#state !== 'closed') this.#state = 'ready';
      return answer.version;
    } catch (error) {
      throw this.#giveUp(QujingError.wrap(error, 'workerFailed', 'the analyzer did not open'));
    }
  }

  async #run(job: AnalysisJob): Promise<void> {
    try {
      await this.#opened;
      if (job.settled) {
        closeSource(job.source);
        return;
      }
      if (this.#failure !== null) {
        job.fail(this.#failure);
        return;
      }
      if (job.holdsNothing) {
        job.fail(emptyFrameError());
        return;
      }
      const { source, frameId, timestampMs, task, keepPixels } = job;
      const command: AnalyzerCommand = { type: 'analyze', source, frameId, timestampMs, task, keepPixels };
      const limitMs = this.#options.analyzeTimeLimitMs ?? 5_000;
      const link = this.#link;
      const answer = await this.#watch(link, link.call(command, [transferableOf(source)], limitMs));
      job.receive(answer);
    } catch (error) {
      job.fail(QujingError.wrap(error, 'workerFailed', 'the frame was lost'));
    }
  }

  async #command(
    command: AnalyzerCommand,
    transfer: Transferable[] = [],
    limitMs = this.#options.analyzeTimeLimitMs ?? 5_000,
    onResponse: (response: AnalyzerResponse) => void = () => undefined,
  ): Promise<AnalyzerAnswer> {
    await this.#opened;
    if (this.#failure !== null) throw this.#failure;
    const link = this.#link;
    const answer = await this.#watch(link, link.call(command, transfer, limitMs));
    onResponse(answer);
    if (answer.type === 'failed') throw QujingError.from(answer.error);
    return answer;
  }

  /** Replaces the link when a call shows that its engine or its thread is gone; a frame that was not sent shows neither. */
  async #watch<T extends AnalyzerAnswer>(link: WorkerLink, call: Promise<T>): Promise<T> {
    try {
      const answer = await call;
      if (answer.type === 'failed' && answer.error.code === 'engineFault')
        this.#replace(link, QujingError.from(answer.error));
      return answer;
    } catch (error) {
      if (link.dead) this.#replace(link, QujingError.wrap(error, 'workerFailed', 'the analyzer worker failed'));
      throw error;
    }
  }

  #replace(link: WorkerLink, reason: QujingError): void {
    // Several calls may report the same death; after close() nothing is replaced.
    if (link !== this.#link || this.#failure !== null) return;
    link.die(reason);
    if (!this.#budget.spend(performance.now())) {
      const message = `gave up after ${this.#budget.toString()}, last: ${reason.message}`;
      this.#giveUp(new QujingError(reason.code, message, reason));
      return;
    }
    this.#state = 'restarting';
    this.#link = new WorkerLink(this.#options.createWorker());
    this.#opened = this.#open();
    this.#opened.catch(() => undefined);
    this.#options.onRestart?.(reason);
  }

  #giveUp(reason: QujingError): QujingError {
    if (this.#failure !== null) return this.#failure;
    this.#state = 'failed';
    this.#failure = reason;
    this.#link.die(reason);
    return reason;
  }
}

/** A buffer that was transferred has no bytes: one handed in twice at a time meets its second frame so. */
function emptyFrameError(): QujingError {
  return new QujingError('emptyFrame', 'got 0 bytes: the buffer is empty, detached, or still with the worker');
}

function unexpected(what: string, { type }: AnalyzerAnswer): QujingError {
  return new QujingError('workerFailed', `${what} was answered with ${type}`);
}

function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw abortedError(signal);
}

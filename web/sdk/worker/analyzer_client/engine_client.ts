import { RestartBudget } from '../../common/restart_budget.js';
import { abortedError, QujingError } from '../../errors.js';
import type { AnalyzableFrame } from '../../platform/ports.js';
import {
  closeSource,
  transferableOf,
  type CommonAnswer,
  type CommonCommand,
  type EngineInspection,
  type FrameSource,
  type ResponseOf,
} from '../protocol/common.js';
import { AnalysisJob, sourceOf, type AnalyzeOptions } from './analysis_job.js';
import { FrameQueue } from './frame_queue.js';
import { WorkerLink, type WorkerOf } from './worker_link.js';

interface Typed {
  readonly type: string;
}

export interface EngineClientOptions {
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

/** Of a call that a picture may go along with. */
export interface FrameCallOptions {
  /** Closed for the caller in every outcome. */
  readonly frame: AnalyzableFrame | undefined;
  readonly limitMs: number;
  /** The outcome is not waited for any more. */
  readonly signal: AbortSignal | undefined;
}

/**
 * The page's side of a worker with an engine. One frame is in flight; of the frames that come meanwhile only the latest
 * waits. A stopped engine is replaced, at most as often as the restart budget allows.
 */
export abstract class EngineClient<Task extends object, Analysis, Command extends Typed, Answer extends Typed> {
  protected readonly limits: EngineClientOptions;
  readonly #createWorker: () => WorkerOf<Command | CommonCommand<Task>, Answer | CommonAnswer<Analysis>>;
  readonly #budget: RestartBudget;
  readonly #queue: FrameQueue<AnalysisJob<Task, Analysis>>;
  #state: AnalyzerState = 'opening';
  #failure: QujingError | null = null;
  #link: WorkerLink<Command | CommonCommand<Task>, Answer | CommonAnswer<Analysis>>;
  #opened: Promise<string>;
  #frameId = 0;
  readonly #openCommand: () => Command;

  protected constructor(
    createWorker: () => WorkerOf<Command | CommonCommand<Task>, Answer | CommonAnswer<Analysis>>,
    options: EngineClientOptions,
    openCommand: () => Command,
  ) {
    this.#createWorker = createWorker;
    this.limits = options;
    this.#openCommand = openCommand;
    this.#budget = options.restartBudget ?? new RestartBudget();
    this.#queue = new FrameQueue(
      (job) => this.#run(job),
      (job) => {
        job.supersede();
      },
    );
    this.#link = new WorkerLink(createWorker());
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
   * Looks at a frame.
   * @returns null when a newer frame took this one's place before its turn came.
   * @throws QujingError an engine code when the frame is refused; emptyFrame when its buffer is detached or still on its
   *   way, unsendableFrame when it was closed already; engineFault or timedOut when the engine stopped (the
   *   next frame meets a new one); aborted by the signal or by close(). The first failure to open stays.
   */
  analyze(frame: AnalyzableFrame, options: AnalyzeOptions<Task, Analysis> = {}): Promise<Analysis | null> {
    const job = new AnalysisJob(frame, ++this.#frameId, options, (aborted) => {
      if (this.#queue.withdraw(aborted)) closeSource(aborted.source);
    });
    if (this.#failure !== null) job.fail(this.#failure);
    else if (job.holdsNothing) job.fail(emptyFrameError());
    else if (options.signal?.aborted === true) job.fail(abortedError(options.signal));
    else this.#queue.push(job);
    return job.promise;
  }

  /** The next frame begins a new series: searched anew, with any timestamp. The picture held is dropped. */
  async reset(): Promise<void> {
    await this.call({ type: 'reset' });
  }

  async inspect(): Promise<EngineInspection> {
    const answer = (await this.call({ type: 'inspect' })) as CommonAnswer<Analysis>;
    if (answer.type !== 'inspected') throw unexpected('inspect', answer);
    return answer.inspection;
  }

  /** Stops the engine on purpose; rejects with engineFault, after which the client recovers by itself. */
  async forceTrap(): Promise<void> {
    await this.call({ type: 'forceTrap' });
  }

  /** Ends the worker after it wiped its heap. Everything pending rejects with aborted. Safe to call twice. */
  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#failure = new QujingError('aborted', 'the analyzer was closed');
    this.#link.retire(this.#failure);
  }

  protected async call(
    command: Command | CommonCommand<Task>,
    transfer: Transferable[] = [],
    limitMs = this.limits.analyzeTimeLimitMs ?? 5_000,
    onResponse: (response: ResponseOf<Answer | CommonAnswer<Analysis>>) => void = () => undefined,
  ): Promise<Answer | CommonAnswer<Analysis>> {
    await this.#opened;
    if (this.#failure !== null) throw this.#failure;
    const link = this.#link;
    const answer = await this.#watch(link, link.call(command, transfer, limitMs));
    onResponse(answer);
    refuseFailed(answer);
    return answer;
  }

  /** A call whose command names a frame, or null for none. */
  protected async callWithFrame(
    command: (source: FrameSource | null) => Command,
    { frame, limitMs, signal }: FrameCallOptions,
  ): Promise<Answer | CommonAnswer<Analysis>> {
    const source = frame === undefined ? null : sourceOf(frame);
    try {
      refuseAborted(signal);
      const transfer = source === null ? [] : [transferableOf(source)];
      const answer = await this.call(command(source), transfer, limitMs, ({ returned }) => {
        if (returned !== undefined && frame !== undefined && 'pixels' in frame) frame.pixels = returned;
      });
      refuseAborted(signal);
      return answer;
    } finally {
      if (source !== null) closeSource(source);
    }
  }

  async #open(): Promise<string> {
    const link = this.#link;
    const { openTimeLimitMs = 30_000 } = this.limits;
    try {
      const answer = await link.call(this.#openCommand(), [], openTimeLimitMs);
      refuseFailed(answer);
      if (answer.type !== 'opened') throw unexpected('open', answer);
      if (this.#state !== 'closed') this.#state = 'ready';
      return (answer as { readonly version: string }).version;
    } catch (error) {
      throw this.#giveUp(QujingError.wrap(error, 'workerFailed', 'the analyzer did not open'));
    }
  }

  async #run(job: AnalysisJob<Task, Analysis>): Promise<void> {
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
      const command = { type: 'analyze', source, frameId, timestampMs, task: task as Task, keepPixels } as const;
      const limitMs = this.limits.analyzeTimeLimitMs ?? 5_000;
      const link = this.#link;
      const answer = await this.#watch(link, link.call(command, [transferableOf(source)], limitMs));
      job.receive(answer as ResponseOf<CommonAnswer<Analysis>>);
    } catch (error) {
      job.fail(QujingError.wrap(error, 'workerFailed', 'the frame was lost'));
    }
  }

  /** Replaces the link when a call shows that its engine or its thread is gone; a frame that was not sent shows neither. */
  async #watch<T extends Typed>(
    link: WorkerLink<Command | CommonCommand<Task>, Answer | CommonAnswer<Analysis>>,
    call: Promise<T>,
  ): Promise<T> {
    try {
      const answer = await call;
      const failure = failureOf(answer);
      if (failure?.code === 'engineFault') this.#replace(link, failure);
      return answer;
    } catch (error) {
      if (link.dead) this.#replace(link, QujingError.wrap(error, 'workerFailed', 'the analyzer worker failed'));
      throw error;
    }
  }

  #replace(
    link: WorkerLink<Command | CommonCommand<Task>, Answer | CommonAnswer<Analysis>>,
    reason: QujingError,
  ): void {
    // Several calls may report the same death; after close() nothing is replaced.
    if (link !== this.#link || this.#failure !== null) return;
    link.die(reason);
    if (!this.#budget.spend(performance.now())) {
      const message = `gave up after ${this.#budget.toString()}, last: ${reason.message}`;
      this.#giveUp(new QujingError(reason.code, message, reason));
      return;
    }
    this.#state = 'restarting';
    this.#link = new WorkerLink(this.#createWorker());
    this.#opened = this.#open();
    this.#opened.catch(() => undefined);
    this.limits.onRestart?.(reason);
  }

  #giveUp(reason: QujingError): QujingError {
    if (this.#failure !== null) return this.#failure;
    this.#state = 'failed';
    this.#failure = reason;
    this.#link.die(reason);
    return reason;
  }
}

export function unexpected(what: string, { type }: Typed): QujingError {
  return new QujingError('workerFailed', `${what} was answered with ${type}`);
}

function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw abortedError(signal);
}

/** A buffer that was transferred has no bytes: one handed in twice at a time meets its second frame so. */
function emptyFrameError(): QujingError {
  return new QujingError('emptyFrame', 'got 0 bytes: the buffer is empty, detached, or still with the worker');
}

function failureOf(answer: Typed): QujingError | null {
  return answer.type === 'failed'
    ? QujingError.from((answer as Extract<CommonAnswer<unknown>, { type: 'failed' }>).error)
    : null;
}

function refuseFailed(answer: Typed): void {
  const failure = failureOf(answer);
  if (failure !== null) throw failure;
}

import { QujingError } from '../../errors.js';
import type { WorkerHandle } from '../../platform/ports.js';
import type { RequestOf, ResponseOf } from '../protocol/common.js';

interface Typed {
  readonly type: string;
}

/** What every worker understands. */
interface Close {
  readonly type: 'close';
}

/** The thread behind a link. */
export type WorkerOf<Command, Answer> = WorkerHandle<RequestOf<Command>, ResponseOf<Answer>>;

interface PendingCall<Answer> {
  readonly settle: (response: ResponseOf<Answer>) => void;
  readonly reject: (error: QujingError) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Requests and answers of one worker, each with a time limit. Dies once and stays dead. */
export class WorkerLink<Command extends Typed, Answer extends Typed> {
  readonly #handle: WorkerOf<Command | Close, Answer>;
  readonly #pending = new Map<number, PendingCall<Answer>>();
  #nextId = 1;
  #death: QujingError | null = null;

  constructor(handle: WorkerOf<Command | Close, Answer>) {
    this.#handle = handle;
    handle.listen(
      (response) => {
        this.#receive(response);
      },
      (message) => {
        this.die(new QujingError('workerFailed', `the analyzer worker failed: ${message}`));
      },
    );
  }

  /** The worker was ended: nothing will be answered any more. */
  get dead(): boolean {
    return this.#death !== null;
  }

  /**
   * Resolves with the answer, also when that is `failed`. Rejects with timedOut, workerFailed or what die() was given
   * when the link died; a call that runs out of time takes the link with it, for the worker is stuck. Rejects while the
   * link lives on only when the command could not be sent (a closed frame, a detached buffer): unsendableFrame for
   * `analyze` and `capture`, workerFailed for the others.
   */
  call(command: Command | Close, transfer: Transferable[], timeLimitMs: number): Promise<ResponseOf<Answer>> {
    if (this.#death !== null) return Promise.reject(this.#death);
    const requestId = this.#nextId++;
    return new Promise((settle, reject) => {
      const timer = setTimeout(() => {
        this.die(new QujingError('timedOut', `${command.type} took longer than ${timeLimitMs} ms`));
      }, timeLimitMs);
      this.#pending.set(requestId, { settle, reject, timer });
      try {
        this.#handle.post({ ...command, requestId }, transfer);
      } catch (error) {
        const code = carriesFrame(command) ? 'unsendableFrame' : 'workerFailed';
        this.#forget(requestId)?.reject(QujingError.wrap(error, code, `${command.type} could not be sent`));
      }
    });
  }

  /** Ends the worker and rejects every call that still waits. */
  die(reason: QujingError): void {
    if (this.#death !== null) return;
    this.#death = reason;
    this.#handle.terminate();
    for (const requestId of [...this.#pending.keys()]) this.#forget(requestId)?.reject(reason);
  }

  /** Lets the worker wipe its heap, then ends it, at the latest after `graceMs`. */
  retire(reason: QujingError, graceMs = 500): void {
    const wiped = this.call({ type: 'close' }, [], graceMs).catch(() => undefined);
    void wiped.then(() => {
      this.die(reason);
    });
    for (const requestId of [...this.#pending.keys()].slice(0, -1)) this.#forget(requestId)?.reject(reason);
  }

  #receive(response: ResponseOf<Answer>): void {
    this.#forget(response.requestId)?.settle(response);
  }

  #forget(requestId: number): PendingCall<Answer> | undefined {
    const call = this.#pending.get(requestId);
    this.#pending.delete(requestId);
    if (call !== undefined) clearTimeout(call.timer);
    return call;
  }
}

function carriesFrame({ type }: Typed): boolean {
  return type === 'analyze' || type === 'capture';
}

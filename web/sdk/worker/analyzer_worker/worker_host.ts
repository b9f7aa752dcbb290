import { QujingError, type ErrorReport } from '../../errors.js';
import { sourceIn, type RequestOf, type ResponseOf } from '../protocol/common.js';

interface Typed {
  readonly type: string;
}

interface Failed {
  readonly type: 'failed';
  readonly error: ErrorReport;
}

/** The worker's side of a protocol: answers every request exactly once, one after the other. */
export abstract class WorkerHost<Command extends Typed, Answer extends Typed> {
  #last: Promise<unknown> = Promise.resolve();

  /** One request after the other: a frame on its way into the heap must not see the memory grow. */
  answer(request: RequestOf<Command>): Promise<ResponseOf<Answer | Failed>> {
    const answer = this.#last.then(() => this.#answer(request));
    this.#last = answer;
    return answer;
  }

  /** Work of the host's own, between two requests. What it rejects with is nobody's answer. */
  protected enqueue(work: () => Promise<void>): void {
    this.#last = this.#last.then(work).catch(() => undefined);
  }

  protected abstract perform(command: Command): Promise<Answer>;

  async #answer(request: RequestOf<Command>): Promise<ResponseOf<Answer | Failed>> {
    const { requestId } = request;
    const source = sourceIn(request);
    const returned = source?.kind === 'pixels' ? source.pixels : undefined;
    const answer = await this.perform(request).catch((error: unknown): Failed => ({
      type: 'failed',
      error: QujingError.wrap(error, 'workerFailed', `${request.type} failed`).toReport(),
    }));
    return returned === undefined ? { ...answer, requestId } : { ...answer, requestId, returned };
  }
}

// When a request is sent again by itself, and how long is waited before.
import { ApiProblem, type ProblemCode } from './api_problem.js';

/** Before the second, third and fourth try. */
export const kDelaysMs: readonly number[] = [600, 1800, 5000];
/** While the server works on the same request, sent before the page was killed. */
const kWaits: readonly number[] = Array.from({ length: 20 }, () => 2000);
/** As long as a candidate is left waiting for a network that is gone before it is told. */
const kOnlineWaitMs = 20_000;
const kLongestWaitMs = 8000;

const kPassing: ReadonlySet<ProblemCode> = new Set(['offline', 'busy', 'timedOut']);

/** Until the time is over, or the signal says that nobody waits any more. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason instanceof Error ? signal.reason : new DOMException('given up', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

/** The network is back, as far as the browser knows, or it was waited for long enough. */
async function online(signal?: AbortSignal): Promise<void> {
  if (navigator.onLine) return;
  const back = new Promise<void>((resolve) => {
    addEventListener(
      'online',
      () => {
        resolve();
      },
      { once: true },
    );
  });
  await Promise.race([back, pause(kOnlineWaitMs, signal)]);
}

/** Runs it again where that may help. It must be safe to repeat. */
export async function retried<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
  let lost = 0;
  for (let waits = 0; ;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const delay = error.code === 'inProgress' ? kWaits[waits++] : delayAfter(error, lost++);
      if (delay === undefined) throw error;
      await pause(delay, signal);
      await online(signal);
    }
  }
}

/** Undefined: once more would not help, or not soon. */
function delayAfter({ code, retryAfterSeconds }: ApiProblem, lost: number): number | undefined {
  const delay = kDelaysMs[lost];
  const asked = 1000 * (retryAfterSeconds ?? 0);
  return !kPassing.has(code) || delay === undefined || asked > kLongestWaitMs ? undefined : Math.max(delay, asked);
}

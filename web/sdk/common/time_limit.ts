import { abortedError, QujingError } from '../errors.js';

export interface WithinOptions<T> {
  /** What arrives too late is handed to it. */
  readonly discard?: (late: T) => void;
  /** Ends the waiting with aborted. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * `work`, or timedOut after `limitMs`, or aborted when the signal fires.
 * @param what names the work in the message.
 */
export async function within<T>(
  work: Promise<T>,
  limitMs: number,
  what: string,
  { discard = () => undefined, signal }: WithinOptions<T> = {},
): Promise<T> {
  let late = false;
  let giveUp: (reason: QujingError) => void = () => undefined;
  const limit = new Promise<never>((_, reject) => {
    giveUp = (reason) => {
      late = true;
      reject(reason);
    };
  });
  const timer = setTimeout(() => {
    giveUp(new QujingError('timedOut', `${what} took longer than ${limitMs} ms`));
  }, limitMs);
  const onAbort = (): void => {
    giveUp(abortedError(signal));
  };
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted === true) onAbort();
  void work
    .then((value) => {
      if (late) discard(value);
    })
    .catch(() => undefined);
  try {
    return await Promise.race([limit, work]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Resolves when `target` fires `type`. */
export function eventOnce(target: EventTarget, type: string): Promise<void> {
  return new Promise((resolve) => {
    target.addEventListener(
      type,
      () => {
        resolve();
      },
      { once: true },
    );
  });
}

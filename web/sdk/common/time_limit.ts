import { QujingError } from '../errors.js';

/**
 * `work`, or timedOut after `limitMs`. What arrives too late is handed to `discard`.
 * @param what names the work in the message.
 */
export async function within<T>(
  work: Promise<T>,
  limitMs: number,
  what: string,
  discard: (late: T) => void = () => undefined,
): Promise<T> {
  let late = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late = true;
      reject(new QujingError('timedOut', `${what} took longer than ${limitMs} ms`));
    }, limitMs);
  });
  void work
    .then((value) => {
      if (late) discard(value);
    })
    .catch(() => undefined);
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
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

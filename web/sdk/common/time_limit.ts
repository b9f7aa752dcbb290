import { QujingError } from '../errors.js';

/**
 * `work`, or timedOut after `limitMs`. What arrives too late is handed to `discard`.
 * @param what names the work in the message.
 */
export function within<T>(work: Promise<T>, limitMs: number, what: string, discard?: (late: T) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(new QujingError('timedOut', `${what} took longer than ${limitMs} ms`));
    }, limitMs);
    work.then(
      (value) => {
        clearTimeout(timer);
        if (late) discard?.(value);
        else resolve(value);
      },
      (error: Error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
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

// The same request sent again while that is safe and may help: bounded in number and in time, with growing, random waits.
import type { Clock } from '../clock.js';
import type { Delivery } from '../ports.js';
import type { Breaker, Tried } from './breaker.js';

export interface RetryPolicy {
  /** Of one try. */
  readonly timeoutMs: number;
  readonly maxTries: number;
  /** Of all tries and waits together. */
  readonly deadlineMs: number;
  /** A wait is a random part of backoffMs * 2^tries, at most maxBackoffMs ("full jitter"). */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
}

/** How one try ended. T: the port's answer. */
export interface Try<T> extends Tried {
  readonly delivery: Delivery;
  readonly answer: T;
  /** Sending the same again is safe and may help. */
  readonly again: boolean;
}

export interface Settled<T> {
  readonly last: Try<T> | undefined;
  /** Of the whole question: unknown once any try was, unless a later one settled it. */
  readonly delivery: Delivery;
  readonly tries: number;
  readonly latencyMs: number;
}

export interface Tools {
  readonly clock: Clock;
  readonly breaker: Breaker;
  readonly retry: RetryPolicy;
}

function waitMs(retry: RetryPolicy, tries: number, clock: Clock): number {
  return clock.random() * Math.min(retry.maxBackoffMs, retry.backoffMs * 2 ** tries);
}

/**
 * @param once sends the request; gets the milliseconds it may take.
 * @param isFinal whether an answer settles the question.
 */
export async function runTries<T>(
  { clock, breaker, retry }: Tools,
  once: (timeoutMs: number, triesBefore: number) => Promise<Try<T>>,
  isFinal: (answer: T) => boolean,
  signal?: AbortSignal,
): Promise<Settled<T>> {
  const startMs = clock.nowMs();
  const leftMs = (): number => retry.deadlineMs - (clock.nowMs() - startMs);
  let last: Try<T> | undefined;
  let mayBeOut = false;
  let tries = 0;
  for (;;) {
    const timeoutMs = Math.min(retry.timeoutMs, leftMs());
    const before = tries;
    const tried = await breaker.run(() => once(timeoutMs, before));
    if (!tried) break;
    tries += 1;
    last = tried;
    if (tried.delivery === 'answered' && isFinal(tried.answer)) {
      return { last, delivery: 'answered', tries, latencyMs: clock.nowMs() - startMs };
    }
    mayBeOut ||= tried.delivery === 'unknown';
    const pauseMs = waitMs(retry, tries, clock);
    if (!tried.again || tries >= retry.maxTries || pauseMs >= leftMs() || signal?.aborted) break;
    await clock.sleep(pauseMs, signal);
    if (signal?.aborted) break;
  }
  const delivery = mayBeOut ? 'unknown' : (last?.delivery ?? 'notSent');
  return { last, delivery, tries, latencyMs: clock.nowMs() - startMs };
}

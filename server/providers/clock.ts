// Time and chance as the adapters take them, so that a test can play both.
import { setTimeout as delay } from 'node:timers/promises';

export interface Clock {
  /** Unix time. */
  nowMs(): number;
  /** Ends early, without an error, when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 <= value < 1; for jitter only, nothing secret is made of it. */
  random(): number;
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  sleep: (ms, signal) => delay(ms, undefined, signal ? { signal } : {}).catch(() => undefined),
  random: () => Math.random(),
};

// Stops asking a provider that fails, and lets one try through after a while.
import CircuitBreaker from 'opossum';
import type { Clock } from '../clock.js';
import type { ProviderHealth } from '../ports.js';

export interface BreakerPolicy {
  /** Failures are counted over this time. */
  readonly windowMs: number;
  /** Fewer tries than this in the window open nothing. */
  readonly minTries: number;
  /** Opens at this share of failures. */
  readonly failurePercent: number;
  /** Open for this long, then one try decides. */
  readonly coolDownMs: number;
}

export const kBreakerDefaults: BreakerPolicy = {
  windowMs: 30_000,
  minTries: 5,
  failurePercent: 50,
  coolDownMs: 15_000,
};

/** What the breaker must know of a try. */
export interface Tried {
  /** The provider is to blame: it failed, or refuses us altogether. */
  readonly failed: boolean;
  readonly code: string;
}

export class Breaker {
  readonly #circuit: CircuitBreaker<[() => Promise<boolean>], boolean>;
  #tries = 0;
  #failures = 0;
  #refused = 0;
  #lastFailure: { code: string; atMs: number } | null = null;

  constructor(
    private readonly provider: string,
    private readonly clock: Clock,
    policy: BreakerPolicy,
  ) {
    this.#circuit = new CircuitBreaker(
      async (task: () => Promise<boolean>) => {
        if (!(await task())) throw new Error('the provider failed');
        return true;
      },
      {
        name: provider,
        timeout: false, // every try has a time-out of its own
        rollingCountTimeout: policy.windowMs,
        volumeThreshold: policy.minTries,
        errorThresholdPercentage: policy.failurePercent,
        resetTimeout: policy.coolDownMs,
      },
    );
  }

  /** undefined: the breaker is open, nothing was tried. */
  async run<T extends Tried>(task: () => Promise<T>): Promise<T | undefined> {
    const done: { tried?: T; fault?: Error } = {};
    const watched = async (): Promise<boolean> => {
      this.#tries += 1;
      try {
        done.tried = await task();
      } catch (error) {
        done.fault = error instanceof Error ? error : new Error('a try threw no error');
        return true;
      }
      if (done.tried.failed) this.#note(done.tried.code);
      return !done.tried.failed;
    };
    await this.#circuit.fire(watched).catch(() => undefined);
    if (done.fault) throw done.fault; // ours, not the provider's
    if (!done.tried) this.#refused += 1;
    return done.tried;
  }

  health(): ProviderHealth {
    const circuit = this.#circuit;
    return {
      provider: this.provider,
      breaker: circuit.halfOpen ? 'halfOpen' : circuit.opened ? 'open' : 'closed',
      tries: this.#tries,
      failures: this.#failures,
      refused: this.#refused,
      lastFailure: this.#lastFailure?.code ?? null,
      lastFailureAtMs: this.#lastFailure?.atMs ?? null,
    };
  }

  close(): void {
    this.#circuit.shutdown();
  }

  #note(code: string): void {
    this.#failures += 1;
    this.#lastFailure = { code, atMs: this.clock.nowMs() };
  }
}

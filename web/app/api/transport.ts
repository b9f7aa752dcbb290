// One request to the server with the session's proof, refreshed where it ran out.
import type { components } from '../../../build/openapi/api.js';
import { ApiProblem, problemIn } from './api_problem.js';
import { retried } from './retry.js';
import { tabStorage } from './safe_storage.js';

type SignedIn = components['schemas']['SignedIn'];

export const kRoot = '/api/v1';
const kCsrf = 'qujing.csrf';
const kTimeoutMs = 30_000;

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below /api/v1. */
  readonly path: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/** Of the session that is open in this browser; the tokens themselves are cookies that no script sees. */
export class Transport {
  #refreshing: Promise<void> | null = null;

  get csrfToken(): string {
    return tabStorage.get(kCsrf) ?? '';
  }

  opened({ csrfToken }: SignedIn): void {
    tabStorage.set(kCsrf, csrfToken);
  }

  closed(): void {
    tabStorage.set(kCsrf, null);
  }

  /** Repeats what may be repeated. @throws ApiProblem */
  async json<Answer>(request: ApiRequest): Promise<Answer> {
    const response = await this.send(request);
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  }

  /** @throws ApiProblem */
  send(request: ApiRequest): Promise<Response> {
    return retried(() => this.withSession(() => this.#once(request)), request.signal);
  }

  /** @throws ApiProblem */
  async withSession<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      const stale = error instanceof ApiProblem && (error.code === 'signInExpired' || error.code === 'csrfMissing');
      if (!stale) throw error;
      await this.refresh();
      return work();
    }
  }

  /** One at a time: a token that is used twice ends the session. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refreshed().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #refreshed(): Promise<void> {
    const request = { method: 'POST', path: '/sign-in/refresh', body: {} } as const;
    const response = await retried(() => this.#once(request));
    this.opened((await response.json()) as SignedIn);
  }

  async #once({ method, path, body, key, signal, timeoutMs = kTimeoutMs }: ApiRequest): Promise<Response> {
    const limit = new AbortController();
    const timer = setTimeout(() => {
      limit.abort();
    }, timeoutMs);
    const giveUp = (): void => {
      limit.abort();
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      const response = await fetch(kRoot + path, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        headers: {
          ...(method !== 'GET' && { 'x-csrf-token': this.csrfToken }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: limit.signal,
      });
      if (!response.ok) throw problemIn(response.status, await response.text());
      return response;
    } catch (error) {
      if (error instanceof ApiProblem) throw error;
      signal?.throwIfAborted();
      throw new ApiProblem(limit.signal.aborted ? 'timedOut' : 'offline');
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }
  }
}

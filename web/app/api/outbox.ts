// Requests that spend something: each is written down with its key before it is sent, and sent again under the same key
// until it is answered, also after the page was killed: a killed webview forgets the tab's own storage.
import { ApiProblem, type ProblemCode } from './api_problem.js';
import { deviceStorage } from './safe_storage.js';
import type { Transport } from './transport.js';

const outboxNames = ['card', 'portrait', 'evidence', 'verification'] as const;
export type OutboxName = (typeof outboxNames)[number];

interface Entry {
  readonly owner: string;
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
}

/** Reading a card, judging a challenge and the police service take their time. */
const kTimeoutMs = 60_000;
/** No answer to the request itself: it is not known what became of it. */
const kOpen: ReadonlySet<ProblemCode> = new Set([
  'offline',
  'busy',
  'timedOut',
  'inProgress',
  'signInNeeded',
  'signInExpired',
  'csrfMissing',
  'internal',
  'tooManyRequests',
]);

const placeOf = (name: OutboxName): string => `qujing.outbox.${name}`;

export class Outbox {
  /** Whose requests these are: what another candidate left on this phone is not sent. */
  owner = '';

  constructor(private readonly transport: Transport) {}

  /** Something is written down that was never answered. */
  holds(name: OutboxName): boolean {
    return this.#entry(name) !== null;
  }

  /** The same body goes under the key that it has already. */
  async send<Answer>(name: OutboxName, path: string, body?: unknown): Promise<Answer> {
    const before = this.#entry(name);
    const same = before !== null && before.path === path && JSON.stringify(before.body) === JSON.stringify(body);
    const entry: Entry = same ? before : { owner: this.owner, path, body, key: crypto.randomUUID() };
    deviceStorage.set(placeOf(name), JSON.stringify(entry));
    return this.#deliver(name, entry);
  }

  /** Once more what is written down. */
  async sendAgain<Answer>(name: OutboxName): Promise<Answer> {
    const entry = this.#entry(name);
    if (entry === null) throw new Error(`${name}: nothing to send`);
    return this.#deliver(name, entry);
  }

  /** Of a candidate who leaves. */
  forgetAll(): void {
    for (const name of outboxNames) this.forget(name);
  }

  forget(name: OutboxName): void {
    deviceStorage.set(placeOf(name), null);
  }

  async #deliver<Answer>(name: OutboxName, { path, body, key }: Entry): Promise<Answer> {
    try {
      const request = { method: 'POST', path, key, timeoutMs: kTimeoutMs } as const;
      const answer = await this.transport.json<Answer>(body === undefined ? request : { ...request, body });
      this.forget(name);
      return answer;
    } catch (error) {
      if (!(error instanceof ApiProblem) || !kOpen.has(error.code)) this.forget(name);
      throw error;
    }
  }

  #entry(name: OutboxName): Entry | null {
    const text = deviceStorage.get(placeOf(name));
    if (text === null) return null;
    const entry = JSON.parse(text) as Entry;
    return entry.owner === this.owner ? entry : null;
  }
}

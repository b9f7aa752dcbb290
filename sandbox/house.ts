// What every service of the sandbox stands on.
import type { FastifyInstance } from 'fastify';
import type { Ledger } from './ledger.js';
import type { Fault, Script } from './script.js';
import type { SmsInbox } from './sms_inbox.js';

export interface Secrets {
  readonly tencent: { readonly secretId: string; readonly secretKey: string };
  readonly keyed: { readonly account: string; readonly secret: string };
}

export interface House {
  readonly app: FastifyInstance;
  readonly script: Script;
  readonly ledger: Ledger;
  readonly inbox: SmsInbox;
  readonly secrets: Secrets;
  /** Unix time; the skew of a request is measured against it. */
  readonly nowMs: () => number;
  /** Ends early when the sandbox closes. */
  readonly pause: (ms: number) => Promise<void>;
}

/** Faults that put something else in the place of an answer. */
export type Spoiled = Exclude<Fault, 'busy'>;

/** On every answer: no real service says this. */
export const kMark = '沙箱';
export const kHeader = 'X-Sandbox';

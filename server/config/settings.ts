// The server's configuration, out of environment variables; docs/server.md lists them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rules that FLOW.txt fixes, and the issue's. Times in milliseconds. */
export interface Limits {
  readonly uploadsADay: number;
  readonly failures: number;
  readonly codeMs: number;
  readonly codeTries: number;
  readonly codeResendMs: number;
  readonly codesAnHour: number;
  readonly codesADay: number;
  /** Asked for by one address, an hour. */
  readonly codesOfAddress: number;
  readonly accessMs: number;
  readonly sessionMs: number;
  readonly challengeMs: number;
  readonly challengesInWindow: number;
  readonly challengeWindowMs: number;
  readonly challengePauseMs: number;
  readonly actions: number;
  /** How long one request may have an attempt in hand before another takes it over. */
  readonly holdMs: number;
  /** After that an unanswered verification no longer keeps a candidate from going back. */
  readonly pendingMs: number;
  /** Unfinished, and not signed in for so long: what is kept of the person is erased. */
  readonly abandonedMs: number;
  /** After a verdict, or when nothing came of it: until raw pictures are deleted. */
  readonly graceMs: number;
  readonly partBytes: number;
  readonly partPixels: number;
  /** Pictures waiting to be handed in, of one person. */
  readonly partsWaiting: number;
}

const kSecond = 1000;
const kMinute = 60 * kSecond;
const kHour = 60 * kMinute;

export const kLimits: Limits = {
  uploadsADay: 15,
  failures: 5,
  codeMs: 5 * kMinute,
  codeTries: 5,
  codeResendMs: kMinute,
  codesAnHour: 5,
  codesADay: 10,
  codesOfAddress: 60,
  accessMs: 15 * kMinute,
  sessionMs: 24 * kHour,
  challengeMs: 3 * kMinute,
  challengesInWindow: 6,
  challengeWindowMs: 10 * kMinute,
  challengePauseMs: 10 * kMinute,
  actions: 3,
  holdMs: 30 * kSecond,
  pendingMs: 10 * kMinute,
  abandonedMs: 90 * 24 * kHour,
  graceMs: kHour,
  partBytes: 16 * 1024 * 1024,
  partPixels: 50_000_000,
  partsWaiting: 200,
};

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** SQLite file and artifacts. */
  readonly dataFolder: string;
  readonly databaseUrl: string;
  readonly masterKey: Uint8Array;
  /** PEM; null behind a proxy that ends TLS, or on this machine. */
  readonly tls: { readonly key: Buffer; readonly cert: Buffer } | null;
  /** As the browser sees it, without a path: https://exam.example. */
  readonly origin: string;
  /** 安全退出 goes there. */
  readonly registrationUrl: string;
  readonly contact: string;
  readonly photoSpec: string;
  /** Behind a proxy that sets X-Forwarded-For. */
  readonly trustProxy: boolean;
  /** Null: /metrics answers this machine alone. */
  readonly metricsToken: string | null;
  readonly visionProcesses: number;
  /** Of one address: a school's candidates share one. */
  readonly requestsAMinute: number;
  /** Of the built pages; null serves none. */
  readonly pagesFolder: string | null;
  readonly limits: Limits;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error naming the variable that is missing or wrong; never its value. */
export function needed(env: Environment, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}

export function wholeNumber(env: Environment, name: string, standard: number, least = 0): number {
  const text = env[name];
  if (text === undefined || text === '') return standard;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new Error(`${name} must be a whole number from ${least}`);
  return value;
}

function masterKeyOf(env: Environment): Uint8Array {
  const key = Buffer.from(needed(env, 'QUJING_MASTER_KEY'), 'base64');
  if (key.byteLength !== 32)
    throw new Error(`QUJING_MASTER_KEY holds ${key.byteLength} bytes, needs 32: openssl rand -base64 32`);
  return key;
}

function tlsOf(env: Environment): Settings['tls'] {
  const [key, cert] = [env['QUJING_TLS_KEY'], env['QUJING_TLS_CERT']];
  if (key === undefined && cert === undefined) return null;
  return { key: readFileSync(needed(env, 'QUJING_TLS_KEY')), cert: readFileSync(needed(env, 'QUJING_TLS_CERT')) };
}

function originOf(env: Environment): string {
  const url = new URL(needed(env, 'QUJING_ORIGIN'));
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !local) throw new Error('QUJING_ORIGIN must be https, except on localhost');
  return url.origin;
}

/** @throws Error naming the variable that is missing or wrong. */
export function settingsFrom(env: Environment): Settings {
  const dataFolder = needed(env, 'QUJING_DATA');
  return {
    host: env['QUJING_HOST'] ?? '127.0.0.1',
    port: wholeNumber(env, 'QUJING_PORT', 8090),
    dataFolder,
    databaseUrl: env['DATABASE_URL'] ?? join(dataFolder, 'qujing.sqlite'),
    masterKey: masterKeyOf(env),
    tls: tlsOf(env),
    origin: originOf(env),
    registrationUrl: new URL(needed(env, 'QUJING_REGISTRATION_PAGE')).href,
    contact: needed(env, 'QUJING_CONTACT'),
    photoSpec: env['QUJING_PHOTO_SPEC'] ?? 'zikao-blue',
    trustProxy: env['QUJING_TRUST_PROXY'] === '1',
    metricsToken: env['QUJING_METRICS_TOKEN'] ?? null,
    visionProcesses: wholeNumber(env, 'QUJING_VISION_PROCESSES', 1, 1),
    requestsAMinute: wholeNumber(env, 'QUJING_REQUESTS_A_MINUTE', 3000, 1),
    pagesFolder: env['QUJING_PAGES'] ?? null,
    limits: kLimits,
  };
}

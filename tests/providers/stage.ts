// A sandbox on a free port, adapters that ask it, and a look afterwards at what was left open.
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { kPeople, type Behaviour, type Person } from '../../sandbox/people.js';
import { createSandbox, type Sandbox } from '../../sandbox/sandbox.js';
import { systemClock, type Clock } from '../../server/providers/clock.js';
import {
  createPoliceProvider,
  createRegistrationProvider,
  createSmsProvider,
} from '../../server/providers/create_providers.js';
import type { BreakerPolicy } from '../../server/providers/http/breaker.js';
import type { RetryPolicy } from '../../server/providers/http/tries.js';
import type {
  PoliceProvider,
  PoliceQuestion,
  RegistrationProvider,
  SmsProvider,
} from '../../server/providers/ports.js';

export const secrets = {
  tencent: { secretId: 'test-id', secretKey: 'test-key' },
  keyed: { account: 'test-account', secret: 'test-secret' },
};

/** No waits between tries. */
export const clock: Clock = { ...systemClock, random: () => 0 };

export interface AdapterOptions {
  readonly retry?: Partial<RetryPolicy>;
  readonly breaker?: Partial<BreakerPolicy>;
  readonly clock?: Clock;
  readonly url?: string;
  readonly secret?: string;
  readonly secretId?: string;
}

export interface Stage {
  readonly sandbox: Sandbox;
  readonly police: (kind: 'tencent' | 'generic', options?: AdapterOptions) => PoliceProvider;
  readonly sms: (options?: AdapterOptions) => SmsProvider;
  readonly registration: (options?: AdapterOptions) => RegistrationProvider;
}

const watched = ['TCPSocketWrap', 'TCPServerWrap', 'Timeout', 'Immediate'];
const openNow = (): string[] => process.getActiveResourcesInfo().filter((name) => watched.includes(name));
const openAtStart = openNow();

/** Sockets are closed a moment after their ends are told; nothing may be left after two seconds. */
async function nothingLeft(): Promise<void> {
  for (let waited = 0; openNow().length > openAtStart.length && waited < 100; waited += 1) await delay(20);
  assert.deepEqual(openNow().sort(), openAtStart.sort(), 'sockets or timers were left open');
}

function commonOf(sandbox: Sandbox, { retry, breaker, url }: AdapterOptions) {
  return {
    url: url ?? sandbox.url,
    plainHttp: true,
    retry: { timeoutMs: 3_000, ...retry },
    ...(breaker ? { breaker } : {}),
  };
}

const tencentKey = ({ secretId, secret }: AdapterOptions) => ({
  secretId: secretId ?? secrets.tencent.secretId,
  secretKey: secret ?? secrets.tencent.secretKey,
});
const serviceKey = ({ secret }: AdapterOptions) => ({ ...secrets.keyed, ...(secret === undefined ? {} : { secret }) });

export async function onStage(play: (stage: Stage) => Promise<void>): Promise<void> {
  const sandbox = await createSandbox({ secrets });
  const opened: { close(): void }[] = [];
  const kept = <T extends { close(): void }>(provider: T): T => {
    opened.push(provider);
    return provider;
  };
  const stage: Stage = {
    sandbox,
    police(kind, options = {}) {
      const common = commonOf(sandbox, options);
      const surroundings = { clock: options.clock ?? clock };
      return kept(
        kind === 'tencent'
          ? createPoliceProvider({ kind, ...common, key: tencentKey(options) }, surroundings)
          : createPoliceProvider({ kind, ...common, key: serviceKey(options) }, surroundings),
      );
    },
    sms(options = {}) {
      const template = { sdkAppId: '1400000000', templateId: '100', signName: '样本', furtherParameters: ['5'] };
      const config = { kind: 'tencent', ...commonOf(sandbox, options), key: tencentKey(options), ...template } as const;
      return kept(createSmsProvider(config, { clock: options.clock ?? clock }));
    },
    registration(options = {}) {
      const config = { kind: 'http', ...commonOf(sandbox, options), key: serviceKey(options) } as const;
      return kept(createRegistrationProvider(config, { clock: options.clock ?? clock }));
    },
  };
  try {
    await play(stage);
  } finally {
    for (const provider of opened) provider.close();
    await sandbox.close();
  }
  await nothingLeft();
}

export function personWho(behaviour: Behaviour): Person {
  const person = kPeople.find((known) => known.behaviour === behaviour);
  assert.ok(person, `nobody in the sandbox is ${behaviour}`);
  return person;
}

/** The first bytes of a JPEG; the sandbox looks at no more. */
export const portrait = Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(2_000)]);

let questions = 0;

export function questionAbout(
  { name, idNumber }: Pick<Person, 'name' | 'idNumber'>,
  more: Partial<PoliceQuestion> = {},
): PoliceQuestion {
  questions += 1;
  return { requestSn: `question-${questions}`, name, idNumber, portrait, consentId: 'consent-1', ...more };
}

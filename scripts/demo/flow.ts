// The candidate's flow for looking at: the server with a database of its own, and the sandbox in place of every outside
// service.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { settingsFor } from '../../sandbox/provider_settings.js';
import { createSandbox } from '../../sandbox/sandbox.js';
import { kPeople, type Person } from '../../sandbox/people.js';
import { kLimits, type Settings } from '../../server/config/settings.js';
import { createServer } from '../../server/create_server.js';
import { cardFrames } from '../../tests/data/card_frames.js';
import { cardOf } from '../../tests/server/candidates.js';
import { inBuild, inRoot } from '../lib/paths.js';
import type { Tls } from './static_server.js';

export interface FlowDemo {
  readonly url: string;
  readonly codes: string;
  readonly candidates: readonly Person[];
  /** Pictures of their cards, to be chosen from an album. */
  readonly cards: string;
}

const kShown = ['match', 'faceMismatch', 'noRecord'] as const;
const kSandboxKeys = {
  tencent: { secretId: 'sandbox-secret-id', secretKey: 'sandbox-secret-key' },
  keyed: { account: 'sandbox', secret: 'sandbox-secret' },
};

/** The same from run to run: what was entered yesterday is still there. */
function masterKey(folder: string): Uint8Array {
  const file = join(folder, 'master.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
  return readFileSync(file);
}

async function drawCards(candidates: readonly Person[], folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const person of candidates) {
    const frames = await cardFrames(cardOf(person));
    for (const side of ['portrait', 'emblem'] as const)
      writeFileSync(join(folder, `${person.phone}_${side}.jpg`), frames[side]);
  }
}

/** @param port of the server; the sandbox takes the next one. */
export async function startFlow(host: string, address: string, port: number, tls?: Tls): Promise<FlowDemo> {
  const folder = inBuild('demo');
  mkdirSync(folder, { recursive: true });
  const sandbox = await createSandbox({ secrets: kSandboxKeys, port: port + 1 });
  const url = `${tls ? 'https' : 'http'}://${address}:${port}`;
  const settings: Settings = {
    host,
    port,
    dataFolder: folder,
    databaseUrl: join(folder, 'qujing.sqlite'),
    masterKey: masterKey(folder),
    tls: tls ?? null,
    origin: url,
    registrationUrl: url,
    contact: '010-00000000（示例）',
    photoSpec: 'zikao-blue',
    trustProxy: false,
    metricsToken: null,
    visionProcesses: 1,
    requestsAMinute: 6000,
    pagesFolder: inBuild('app'),
    limits: kLimits,
  };
  const files = {
    document: inRoot('server/api/openapi.yaml'),
    texts: inRoot('server/texts'),
    visionProgram: new URL('../../server/vision/vision_process.ts', import.meta.url),
  };
  const server = await createServer(settings, settingsFor(sandbox.url, kSandboxKeys), files, pino({ level: 'warn' }));
  await server.app.listen({ host, port });
  const candidates = kShown.flatMap((behaviour) => kPeople.filter((person) => person.behaviour === behaviour));
  const cards = join(folder, 'cards');
  await drawCards(candidates, cards);
  return { url, codes: `${sandbox.url}/sms`, candidates, cards };
}

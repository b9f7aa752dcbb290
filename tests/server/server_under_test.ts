// The server on a free port with a real database, real vision processes and the sandbox behind it; the clock is played.
import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { settingsFor } from '../../sandbox/provider_settings.js';
import { createSandbox, type Sandbox } from '../../sandbox/sandbox.js';
import { kLimits, type Limits, type Settings } from '../../server/config/settings.js';
import type { ProviderSettings } from '../../server/config/provider_settings.js';
import { createServer, type QujingServer } from '../../server/create_server.js';
import { inRoot } from '../../scripts/lib/paths.js';

export interface ServerUnderTest extends QujingServer {
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Lines that were logged. */
  readonly logged: readonly string[];
  readonly folder: string;
  forward(ms: number): void;
}

export interface ServerOptions {
  readonly limits?: Partial<Limits>;
  /** Of an earlier server that was closed. */
  readonly folder?: string;
  readonly policeTimeoutMs?: number;
  readonly requestsAMinute?: number;
  /** Of the built pages. Default: none are served. */
  readonly pagesFolder?: string;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createNetServer();
    probe.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

export const secrets = {
  tencent: { secretId: 'test-id', secretKey: 'test-key' },
  keyed: { account: 'test-account', secret: 'test-secret' },
};
export const kMasterKey = randomBytes(32);

export function providersAt(url: string, policeTimeoutMs = 3000): ProviderSettings {
  const { police, ...others } = settingsFor(url, secrets);
  const retry = { timeoutMs: policeTimeoutMs, maxTries: 1, deadlineMs: policeTimeoutMs + 500 };
  return { police: { ...police, retry }, ...others };
}

export const serverFiles = {
  document: inRoot('server/api/openapi.yaml'),
  texts: inRoot('server/texts'),
  visionProgram: new URL('../../server/vision/vision_process.ts', import.meta.url),
};

export async function startServer(options: ServerOptions = {}): Promise<ServerUnderTest> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'qujing-server-'));
  let aheadMs = 0;
  const clock = (): number => Date.now() + aheadMs;
  const sandbox = await createSandbox({ secrets });
  sandbox.script.change({ smsLimits: false });
  const port = await freePort();
  const settings: Settings = {
    host: '127.0.0.1',
    port,
    dataFolder: folder,
    databaseUrl: join(folder, 'qujing.sqlite'),
    masterKey: kMasterKey,
    origin: `http://localhost:${port}`,
    registrationUrl: 'https://exam.example/',
    contact: '010-00000000',
    photoSpec: 'zikao-blue',
    trustProxy: false,
    tls: null,
    metricsToken: null,
    visionProcesses: 1,
    requestsAMinute: options.requestsAMinute ?? 1_000_000,
    pagesFolder: options.pagesFolder ?? null,
    limits: { ...kLimits, ...options.limits },
  };
  const logged: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const providers = providersAt(sandbox.url, options.policeTimeoutMs);
  const server = await createServer(settings, providers, serverFiles, logger, clock);
  await server.app.listen({ host: '127.0.0.1', port });
  return {
    ...server,
    url: settings.origin,
    sandbox,
    logged,
    folder,
    forward: (ms) => {
      aheadMs += ms;
    },
    close: async () => {
      await server.close();
      await sandbox.close();
    },
  };
}

export function forget(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

// The server as a program of its own, which can be killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../../scripts/lib/paths.js';
import { freePort, kMasterKey, secrets } from './server_under_test.js';

export interface ServerProcess {
  readonly url: string;
  /** As a power cut does. */
  kill(): Promise<void>;
  /** As a deployment does. @returns its exit code */
  stop(): Promise<number | null>;
}

export async function startProcess(folder: string, sandboxUrl: string): Promise<ServerProcess> {
  const port = await freePort();
  const { tencent, keyed } = secrets;
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      QUJING_LOG: 'warn',
      QUJING_PORT: String(port),
      QUJING_DATA: folder,
      QUJING_MASTER_KEY: kMasterKey.toString('base64'),
      QUJING_ORIGIN: `http://localhost:${port}`,
      QUJING_REGISTRATION_PAGE: 'https://exam.example/',
      QUJING_CONTACT: '010-00000000',
      QUJING_POLICE: 'tencent',
      QUJING_POLICE_URL: sandboxUrl,
      QUJING_POLICE_SECRET_ID: tencent.secretId,
      QUJING_POLICE_SECRET_KEY: tencent.secretKey,
      QUJING_SMS_URL: sandboxUrl,
      QUJING_SMS_SECRET_ID: tencent.secretId,
      QUJING_SMS_SECRET_KEY: tencent.secretKey,
      QUJING_SMS_APP_ID: '1400000001',
      QUJING_SMS_TEMPLATE_ID: '100001',
      QUJING_SMS_SIGN_NAME: '沙箱',
      QUJING_REGISTRATION: 'http',
      QUJING_REGISTRATION_URL: sandboxUrl,
      QUJING_REGISTRATION_ACCOUNT: keyed.account,
      QUJING_REGISTRATION_SECRET: keyed.secret,
    },
  });
  const url = `http://localhost:${port}`;
  await untilReady(child, url);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, 'exit');
    }
    return child.exitCode;
  };
  return {
    url,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.status === 200) return;
    await delay(100);
  }
  throw new Error('the server was not ready within a minute');
}

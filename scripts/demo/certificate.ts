// A self-signed certificate for one address of this machine, kept in the cache for its ten days.
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from '../lib/paths.js';
import { mustRun } from '../lib/run.js';
import type { Tls } from './static_server.js';

const days = 10;

export async function certificateFor(address: string): Promise<Tls> {
  const folder = join(cache, 'certificates');
  const key = join(folder, `${address}.key`);
  const cert = join(folder, `${address}.crt`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const made = statSync(cert, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - made > (days - 1) * 86_400_000) {
    const subject = ['-subj', '/CN=qujing demo', '-addext', `subjectAltName=IP:${address},DNS:localhost`];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const args = ['req', '-x509', ...curve, '-days', `${days}`, ...subject, '-keyout', key, '-out', cert];
    await mustRun('openssl', args, { log: join(folder, 'openssl.log') });
  }
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

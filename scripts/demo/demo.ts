// npm run demo: installs what is missing, builds, serves the candidate's flow (server, sandbox, database) and the testing
// page, whose address is the last line.
//   -- --lan         HTTPS on this machine's network address, for a phone
//   -- --port NUMBER another first port than 8080
//   -- --host HOST   another address to listen on than localhost
import type { Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { renderUnicodeCompact } from 'uqr';
import { buildPackage, setUp } from '../build/steps.js';
import { inBuild, root } from '../lib/paths.js';
import { certificateFor } from './certificate.js';
import type { FlowDemo } from './flow.js';
import { serve, type Tls } from './static_server.js';

const { values } = parseArgs({
  options: {
    lan: { type: 'boolean', default: false },
    port: { type: 'string', default: '8080' },
    host: { type: 'string', default: 'localhost' },
  },
});
const triedPorts = 10;

function lanAddress(): string {
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  if (!found) throw new Error('--lan: this machine has no network address besides its own loopback');
  return found.address;
}

async function serveOnFreePort(host: string, tls?: Tls): Promise<{ server: Server; port: number }> {
  const first = Number(values.port);
  for (let port = first; port < first + triedPorts; port += 1) {
    try {
      return { server: await serve(inBuild('lab'), port, host, tls), port };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      console.log(`port ${port} is taken by another program, trying ${port + 1}`);
    }
  }
  throw new Error(
    `ports ${first} to ${first + triedPorts - 1} are all taken; choose another: npm run demo -- --port N`,
  );
}

function tell({ url, codes, candidates, cards }: FlowDemo): void {
  console.log(`The candidate's flow: ${url}`);
  console.log(`Messages with the codes (沙箱): ${codes}`);
  for (const { phone, name, note } of candidates) console.log(`  ${phone}  ${name}  ${note}`);
  console.log(`Pictures of their cards: ${relative(root, cards)}`);
  console.log('The testing page:');
}

async function demo(): Promise<void> {
  await setUp();
  await buildPackage();
  // The server takes the package as it ships: there is none before it is built.
  const { startFlow } = await import('./flow.js');
  if (!values.lan) {
    const { port } = await serveOnFreePort(values.host);
    tell(await startFlow(values.host, 'localhost', port + 10));
    console.log(`http://localhost:${port}`);
    return;
  }
  const address = lanAddress();
  const tls = await certificateFor(address);
  const { port } = await serveOnFreePort('0.0.0.0', tls);
  tell(await startFlow('0.0.0.0', address, port + 10, tls));
  const url = `https://${address}:${port}`;
  // White on black whatever the terminal's colours are, or half of the phones will not read it.
  const code = renderUnicodeCompact(url, { border: 2 }).split('\n');
  console.log(code.map((line) => `\u001B[97;40m${line}\u001B[0m`).join('\n'));
  console.log('The certificate is self-signed: the phone warns once, go on from there.');
  console.log(url);
}

try {
  await demo();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

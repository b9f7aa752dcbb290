// A separate HTTP program that plays the services outside: police-ID (Tencent's format and the generic one), SMS and
// registration. It checks requests as they would, and says 沙箱 on every answer.
import fastify from 'fastify';
import { setTimeout as delay } from 'node:timers/promises';
import { controlRoutes } from './control_routes.js';
import { gatewayRoutes } from './gateway_routes.js';
import { kHeader, kMark, type House, type Secrets } from './house.js';
import { Ledger } from './ledger.js';
import { pageRoutes } from './pages.js';
import { registrationRoutes } from './registration_routes.js';
import { Script } from './script.js';
import { SmsInbox } from './sms_inbox.js';
import { tencentRoutes } from './tencent_routes.js';

export interface SandboxOptions {
  readonly secrets: Secrets;
  /** 0: a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Unix time; the vendor's clock. */
  readonly nowMs?: () => number;
}

export interface Sandbox {
  /** http://host:port */
  readonly url: string;
  readonly script: Script;
  readonly ledger: Ledger;
  readonly inbox: SmsInbox;
  close(): Promise<void>;
}

/** What the vendor takes of a TC3 request. */
const kMaxBodyBytes = 10 * 1024 * 1024;

export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { secrets, port = 0, host = '127.0.0.1', nowMs = Date.now } = options;
  const app = fastify({
    bodyLimit: kMaxBodyBytes,
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });
  const closing = new AbortController();
  const pause = (ms: number): Promise<void> => delay(ms, undefined, { signal: closing.signal }).catch(() => undefined);
  const house: House = {
    app,
    script: new Script(),
    ledger: new Ledger(),
    inbox: new SmsInbox(),
    secrets,
    nowMs,
    pause,
  };
  app.removeAllContentTypeParsers();
  // Signatures are over the bytes.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => {
    done(null, body);
  });
  app.addHook('onSend', async (_, reply) => {
    reply.header(kHeader, encodeURIComponent(kMark));
    reply.header('Cache-Control', 'no-store');
  });
  app.addHook('preClose', (done) => {
    closing.abort();
    done();
  });
  app.setNotFoundHandler(async (_, reply) => reply.code(404).send({ code: 'NO_SUCH_PATH', message: kMark }));
  app.setErrorHandler(async (error: { statusCode?: number; code?: string }, _, reply) =>
    reply.code(error.statusCode ?? 500).send({ code: error.code ?? 'ERROR', message: kMark }),
  );
  for (const routes of [tencentRoutes, gatewayRoutes, registrationRoutes, pageRoutes, controlRoutes]) routes(house);
  const url = await app.listen({ port, host });
  return { url, script: house.script, ledger: house.ledger, inbox: house.inbox, close: () => app.close() };
}

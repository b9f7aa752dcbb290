// The HTTP program: plugins, the document's operations, pages.
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import responseValidation from '@fastify/response-validation';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Services } from '../services.js';
import { addDocs } from './docs.js';
import { readDocument, sharedSchemas } from './document.js';
import { answerErrors } from './errors.js';
import { addHealth, addMetrics } from './health.js';
import { addOperations } from './operations.js';
import { addPages } from './pages.js';
import { addSecurityHeaders } from './security_headers.js';

export interface AppOptions {
  readonly logger: FastifyBaseLogger;
  /** Of openapi.yaml. */
  readonly document: URL | string;
}

/** Of JSON; the manifest of a challenge is the largest. */
const kJsonBytes = 2 * 1024 * 1024;
const kPictures = /^image\/(jpeg|png|webp|heic)$/;

export async function createApp(services: Services, options: AppOptions): Promise<FastifyInstance> {
  const { settings } = services;
  const app = Fastify({
    https: settings.tls,
    loggerInstance: options.logger,
    // The default line holds the address with its query; ours holds the route.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: kJsonBytes,
    // One proxy: the address that it saw itself. Those before it in X-Forwarded-For are whatever a client wrote there.
    trustProxy: settings.trustProxy ? (_, hop) => hop === 0 : false,
    requestTimeout: 60_000,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, strict: false } },
  }) as unknown as FastifyInstance;
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    request.log.info(
      { method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
  addSecurityHeaders(app, settings.origin.startsWith('https:'));
  answerErrors(app);
  app.addContentTypeParser(kPictures, { parseAs: 'buffer', bodyLimit: settings.limits.partBytes }, (_, body, done) => {
    done(null, body);
  });
  await app.register(rateLimit, { max: settings.requestsAMinute, timeWindow: 60_000 });
  await app.register(cookie);
  addMetrics(app, services);
  addHealth(app, services);
  const document = await readDocument(options.document);
  await addDocs(app, document);
  await app.register(
    async (api) => {
      await api.register(responseValidation, { ajv: { strict: false, plugins: [sharedSchemas(document)] } });
      addOperations(api, services, document);
    },
    { prefix: document.servers[0]?.url ?? '' },
  );
  if (settings.pagesFolder !== null) await addPages(app, settings.pagesFolder);
  return app;
}

// /healthz: the process answers. /readyz: what it needs answers. /metrics: Prometheus.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Problem } from '../common/problem.js';
import type { Services } from '../services.js';
import { send } from './errors.js';

/** Asked by machines, often. */
const kUnlimited = { config: { rateLimit: false } };

export function addHealth(app: FastifyInstance, services: Services): void {
  app.get('/healthz', kUnlimited, () => ({ ok: true }));
  app.get('/readyz', kUnlimited, async (_, reply) => {
    const { db, vision, police, sms, registration } = services;
    const database = await sql`select 1`.execute(db).then(
      () => true,
      () => false,
    );
    const providers = [police, sms, registration].map((one) => one.health());
    const ready = database && vision.ready();
    const breakers = Object.fromEntries(providers.map(({ provider, breaker }) => [provider, breaker]));
    // A provider that is down is told, and takes nothing else down with it.
    return reply.code(ready ? 200 : 503).send({ ready, database, vision: vision.ready(), providers: breakers });
  });
}

const kThisMachine = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** What a proxy on this machine hands on is somebody else's. */
function isOfThisMachine({ socket, headers }: FastifyRequest): boolean {
  const handedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !handedOn && kThisMachine.includes(socket.remoteAddress ?? '');
}

export function addMetrics(app: FastifyInstance, services: Services): void {
  const register = new Registry();
  const requests = new Counter({
    name: 'qujing_requests_total',
    help: 'Answers by route, method and status.',
    labelNames: ['route', 'method', 'status'] as const,
    registers: [register],
  });
  const seconds = new Histogram({
    name: 'qujing_request_seconds',
    help: 'Time to answer.',
    labelNames: ['route'] as const,
    buckets: [0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30],
    registers: [register],
  });
  new Gauge({
    name: 'qujing_provider_available',
    help: '1 while the circuit breaker of a provider is closed.',
    labelNames: ['provider'] as const,
    registers: [register],
    collect() {
      for (const one of [services.police, services.sms, services.registration]) {
        const { provider, breaker } = one.health();
        this.set({ provider }, breaker === 'closed' ? 1 : 0);
      }
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    requests.inc({ route, method: request.method, status: reply.statusCode });
    seconds.observe({ route }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', kUnlimited, async (request, reply) => {
    const { metricsToken } = services.settings;
    const allowed =
      metricsToken === null ? isOfThisMachine(request) : request.headers.authorization === `Bearer ${metricsToken}`;
    if (!allowed) return send(reply, new Problem('notFound', 'no such address'));
    return reply.type(register.contentType).send(await register.metrics());
  });
}

// Routes out of the document: who must be signed in, what is validated and what is done once is said there.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { once } from '../idempotency/once.js';
import type { Services } from '../services.js';
import type { Session } from '../sign_in/sessions.js';
import { type ApiDocument, type Operation, operationsOf, schemasOf } from './document.js';
import { type Call, handlers, type OperationId } from './handlers.js';
import { sessionOfRequest } from './session_guard.js';
import { signInHandlers } from './sign_in_handlers.js';

type Route = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
type AnyHandler = (call: Call<OperationId>) => Promise<unknown>;

const kNoBytes = new Uint8Array();

/** Before a body is read: nobody sends 16 MB to find out that they are not signed in. */
const sessions = new WeakMap<FastifyRequest, Session>();

function signedInRoute(services: Services, { id, once: isOnce }: Operation, handler: AnyHandler): Route {
  return async (request) => {
    const session = sessions.get(request);
    if (session === undefined) throw new Error(`${id}: no session`);
    const bytes = Buffer.isBuffer(request.body) ? request.body : kNoBytes;
    const key = isOnce ? String(request.headers['idempotency-key']) : '';
    const body = (Buffer.isBuffer(request.body) ? undefined : request.body) as never;
    const work = (): Promise<unknown> =>
      handler({ services, session, body, params: request.params as never, key, bytes });
    if (!isOnce) return work();
    const asked = { candidateId: session.candidateId, key, operation: `${id} ${request.url}`, body };
    return once(services, asked, work);
  };
}

function routeOf(services: Services, operation: Operation): Route {
  const { id } = operation;
  if (id in signInHandlers) {
    const handler = signInHandlers[id as keyof typeof signInHandlers];
    return (request, reply) => handler(services, request, reply);
  }
  const handler = (handlers as Readonly<Record<string, AnyHandler | undefined>>)[id];
  if (handler === undefined) throw new Error(`${id}: no handler`);
  return signedInRoute(services, operation, handler);
}

/** @throws Error when an operation has no handler */
export function addOperations(app: FastifyInstance, services: Services, document: ApiDocument): void {
  for (const schema of schemasOf(document)) app.addSchema(schema);
  for (const operation of operationsOf(document)) {
    const route = routeOf(services, operation);
    app.route({
      method: operation.method,
      url: operation.url,
      schema: operation.schema,
      ...(operation.signedIn && {
        onRequest: async (request: FastifyRequest) => {
          sessions.set(request, await sessionOfRequest(services, request));
        },
      }),
      handler: async (request, reply) => {
        const answer = await route(request, reply);
        void reply.code(operation.status).header('cache-control', 'no-store');
        if (operation.picture) void reply.type('image/jpeg');
        return answer;
      },
    });
  }
}

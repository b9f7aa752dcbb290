// Every answer that is not what was asked for: application/problem+json with a permanent code.
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { Problem, type ProblemCode } from '../common/problem.js';

const kOfFastify: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'tooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupportedType',
};

/** What Fastify or a plugin of it refused; its own words may repeat what was sent, so they are not passed on. */
function ofFastify(error: FastifyError): Problem {
  const known = kOfFastify[error.code];
  if (known !== undefined) return new Problem(known, error.code);
  const [first] = error.validation ?? [];
  if (first !== undefined) {
    const place = `${error.validationContext ?? 'body'}${first.instancePath}`;
    return new Problem('badRequest', `${place}: ${first.keyword}`);
  }
  const status = error.statusCode ?? 500;
  if (status === 429) return new Problem('tooManyRequests', 'too many requests', { retryAfterSeconds: 60 });
  if (status >= 400 && status < 500) return new Problem('badRequest', error.code);
  return new Problem('internal', 'an error of the server');
}

export function send(reply: FastifyReply, problem: Problem): FastifyReply {
  const { retryAfterSeconds } = problem.facts;
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  void reply.header('cache-control', 'no-store');
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = error instanceof Problem ? error : ofFastify(error);
    if (problem.code !== 'internal') return send(reply, problem);
    const { title: why } = problem;
    request.log.error({ kind: error.name, code: error.code, why, stack: stackOf(error) }, 'an error of the server');
    // Where it happened is nobody's business outside.
    return send(reply, new Problem('internal', 'an error of the server'));
  });
  app.setNotFoundHandler((_, reply) => send(reply, new Problem('notFound', 'no such address')));
}

/** Where it happened, without the message, which may quote data. */
function stackOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

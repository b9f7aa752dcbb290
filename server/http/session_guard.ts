// Who sends a request: by bearer token, or by cookie with proof that a page of ours sent it.
import { timingSafeEqual } from 'node:crypto';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../common/problem.js';
import type { Services } from '../services.js';
import { csrfTokenOf, type Session, sessionOf, type Tokens } from '../sign_in/sessions.js';

export const kAccessCookie = 'qujing_access';
export const kRefreshCookie = 'qujing_refresh';
const kRefreshPath = '/api/v1/sign-in/refresh';

/** @throws Problem signInNeeded, signInExpired, csrfMissing */
export async function sessionOfRequest(services: Services, request: FastifyRequest): Promise<Session> {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    const session = await sessionOf(services, bearer);
    if (session.transport !== 'bearer') throw new Problem('signInNeeded', 'this token is a cookie');
    return session;
  }
  const cookie = request.cookies[kAccessCookie];
  if (cookie === undefined) throw new Problem('signInNeeded', 'sign in first');
  const session = await sessionOf(services, cookie);
  if (session.transport !== 'cookie') throw new Problem('signInNeeded', 'this token is no cookie');
  if (request.method !== 'GET' && request.method !== 'HEAD') refuseForeignPage(services, request, session);
  return session;
}

/** @throws Problem csrfMissing */
function refuseForeignPage(services: Services, request: FastifyRequest, { id }: Session): void {
  refuseForeignOrigin(services, request);
  const [sent, wanted] = [
    Buffer.from(String(request.headers['x-csrf-token'] ?? '')),
    Buffer.from(csrfTokenOf(services, id)),
  ];
  if (sent.length !== wanted.length || !timingSafeEqual(sent, wanted))
    throw new Problem('csrfMissing', 'the header X-CSRF-Token is missing or of another session');
}

/** @throws Problem csrfMissing when a browser says that another site's page sends this */
export function refuseForeignOrigin({ settings }: Services, request: FastifyRequest): void {
  const { origin } = request.headers;
  if (origin !== undefined && origin !== settings.origin) throw new Problem('csrfMissing', 'sent from another origin');
}

/** Cookies for a page, or the tokens themselves for a mini-program. */
export function answerTokens(services: Services, reply: FastifyReply, tokens: Tokens) {
  const { session, accessToken, refreshToken, csrfToken, expiresInSeconds } = tokens;
  if (session.transport === 'bearer') return { csrfToken, expiresInSeconds, accessToken, refreshToken };
  const { settings } = services;
  const options = {
    httpOnly: true,
    sameSite: 'strict',
    secure: settings.origin.startsWith('https:'),
    // Outlives the webview: a candidate who comes back is still signed in.
    maxAge: Math.floor(settings.limits.sessionMs / 1000),
  } as const;
  void reply.setCookie(kAccessCookie, accessToken, { ...options, path: '/api/' });
  void reply.setCookie(kRefreshCookie, refreshToken, { ...options, path: kRefreshPath });
  return { csrfToken, expiresInSeconds };
}

export function forgetTokens(reply: FastifyReply): void {
  void reply.clearCookie(kAccessCookie, { path: '/api/' });
  void reply.clearCookie(kRefreshCookie, { path: kRefreshPath });
}

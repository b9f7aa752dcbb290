// The operations that set and clear cookies.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { components } from '../../build/openapi/api.js';
import { Problem } from '../common/problem.js';
import type { Services } from '../services.js';
import { endSession, refreshSession } from '../sign_in/sessions.js';
import { requestCode, signIn } from '../sign_in/sign_in.js';
import type { SignInOperation } from './handlers.js';
import { answerTokens, forgetTokens, kRefreshCookie, refuseForeignOrigin, sessionOfRequest } from './session_guard.js';

type Schemas = components['schemas'];
type Handler = (services: Services, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

export const signInHandlers: Readonly<Record<SignInOperation | 'getTexts', Handler>> = {
  getTexts: ({ texts, settings }) => {
    const { registrationUrl, contact, photoSpec } = settings;
    return Promise.resolve({ ...texts, registrationUrl, contact, photoSpec } satisfies Schemas['Texts']);
  },
  requestCode: async (services, request) => {
    const { phone } = request.body as Schemas['CodeRequest'];
    await requestCode(services, phone, request.ip);
    const { codeResendMs, codeMs } = services.settings.limits;
    return { resendInSeconds: codeResendMs / 1000, validSeconds: codeMs / 1000 } satisfies Schemas['CodeSent'];
  },
  signIn: async (services, request, reply) => {
    refuseForeignOrigin(services, request);
    return answerTokens(services, reply, await signIn(services, request.body as Schemas['SignIn']));
  },
  refreshSignIn: async (services, request, reply) => {
    refuseForeignOrigin(services, request);
    const { refreshToken } = request.body as Schemas['Refresh'];
    const token = refreshToken ?? request.cookies[kRefreshCookie];
    if (token === undefined) throw new Problem('signInNeeded', 'sign in first');
    return answerTokens(services, reply, await refreshSession(services, token));
  },
  signOut: async (services, request, reply) => {
    const { id } = await sessionOfRequest(services, request);
    await endSession(services, id);
    forgetTokens(reply);
    return undefined;
  },
};

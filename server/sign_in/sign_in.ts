import type { components } from '../../build/openapi/api.js';
import { audit } from '../audit/audit_log.js';
import { Problem } from '../common/problem.js';
import { randomId } from '../common/random_id.js';
import { recordConsent, refuseOtherWords } from '../flow/simple_steps.js';
import type { Registration } from '../providers/ports.js';
import type { Services } from '../services.js';
import { rememberCandidate } from './candidates.js';
import { newCode, spendCode } from './codes.js';
import { openSession, type Tokens } from './sessions.js';

type SignInRequest = components['schemas']['SignIn'];

/**
 * 获取验证码. Whether the number is registered shows neither in the answer nor in its time: looking it up and sending
 * go on after the answer.
 * @returns settles when all is done; the answer does not wait for it
 * @throws Problem codeTooSoon, codesSpent, tooManyRequests
 */
export async function requestCode(
  services: Services,
  phone: string,
  address: string,
): Promise<{ readonly sending: Promise<void> }> {
  const code = await newCode(services, phone, address);
  return { sending: send(services, phone, code) };
}

async function send({ registration, sms, log }: Services, phone: string, code: string): Promise<void> {
  const requestId = randomId();
  try {
    if ((await registration.find(phone)) === null) return;
    const { outcome, providerCode } = await sms.send({ phone, code, requestId });
    if (outcome !== 'ACCEPTED') log.warn({ requestId, outcome, providerCode }, 'a code was not sent');
  } catch (error) {
    log.warn({ requestId, why: error instanceof Error ? error.name : 'unknown' }, 'a code was not sent');
  }
}

/** 登录. @throws Problem codeWrong (also for numbers that nobody registered), consentNeeded, busy */
export async function signIn(services: Services, request: SignInRequest): Promise<Tokens> {
  const { phone, code, userAgreement, privacyPolicy, transport } = request;
  const { db, sealer, clock } = services;
  // Before the code is spent: it stays good where the words have changed or the registration does not answer.
  refuseOtherWords(services, 'userAgreement', userAgreement);
  refuseOtherWords(services, 'privacyPolicy', privacyPolicy);
  const registration = await registrationOf(services, phone);
  await spendCode(services, phone, code);
  if (registration === null) throw new Problem('codeWrong', 'the code is wrong or no longer good');
  return db.transaction().execute(async (trx) => {
    const now = clock();
    const candidateId = await rememberCandidate(trx, sealer, registration, now);
    await recordConsent(services, trx, candidateId, 'userAgreement', userAgreement);
    await recordConsent(services, trx, candidateId, 'privacyPolicy', privacyPolicy);
    const tokens = await openSession(services, trx, candidateId, transport);
    await audit(trx, now, { candidateId, event: 'session.opened', detail: { session: tokens.session.id, transport } });
    return tokens;
  });
}

/** As it is now: names corrected in the registration system are known from the next sign-in on. */
async function registrationOf({ registration, log }: Services, phone: string): Promise<Registration | null> {
  try {
    return await registration.find(phone);
  } catch (error) {
    log.warn({ why: error instanceof Error ? error.name : 'unknown' }, 'the registration did not answer');
    throw new Problem('busy', 'the registration does not answer', { retryAfterSeconds: 10 });
  }
}

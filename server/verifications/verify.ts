// 提交公安部认证: one question at the police service, asked under one number however often it must be repeated.
import { audit } from '../audit/audit_log.js';
import { cardContents } from '../cards/card_contents.js';
import { Problem } from '../common/problem.js';
import { randomId } from '../common/random_id.js';
import { countFailure } from '../counting/failures.js';
import type { Transacted } from '../database/database.js';
import type { VerificationTable } from '../database/schema.js';
import { admitted, type Application } from '../flow/application.js';
import { countsAsFailure, isSettled, type PoliceQuestion, type PoliceVerdict } from '../providers/ports.js';
import type { Services } from '../services.js';
import { personOf } from '../sign_in/candidates.js';
import { validityDates } from './validity_dates.js';

/**
 * Asks, or asks again for an answer that did not come. Where it still does not, the verification stays pending.
 * @throws Problem otherStep, verificationPending while another request has it in hand
 */
export async function verify(services: Services, candidateId: string): Promise<void> {
  const { verification, isNew, application } = await begin(services, candidateId);
  const verdict = await ask(services, verification, isNew, application);
  await settle(services, verification, verdict, isNew);
}

interface Begun {
  readonly verification: VerificationTable;
  readonly isNew: boolean;
  readonly application: Application;
}

/** The row is stored before anything is sent: whatever happens then, its number is known. */
async function begin({ db, clock, settings: { limits } }: Services, candidateId: string): Promise<Begun> {
  return db.transaction().execute(async (trx) => {
    const application = await admitted(trx, candidateId, 'verify', limits.failures);
    const now = clock();
    const held_until = now + limits.holdMs;
    const pending = application.verification?.status === 'pending' ? application.verification : null;
    if (pending === null) {
      const verification = await insert(trx, application, now, held_until);
      return { verification, isNew: true, application };
    }
    const taken = await trx
      .updateTable('verification')
      .set({ held_until })
      .where('id', '=', pending.id)
      .where('held_until', '<=', now)
      .executeTakeFirst();
    if (taken.numUpdatedRows !== 1n)
      throw new Problem('verificationPending', 'the verification is under way', {
        retryAfterSeconds: Math.max(1, Math.ceil((pending.held_until - now) / 1000)),
      });
    return { verification: pending, isNew: false, application };
  });
}

async function insert(
  trx: Transacted,
  { row }: Application,
  now: number,
  held_until: number,
): Promise<VerificationTable> {
  const { candidate_id, card_id, portrait_id, challenge_id } = row;
  if (card_id === null || portrait_id === null || challenge_id === null)
    throw new Error('a verification without card, portrait or challenge');
  const verification: VerificationTable = {
    id: randomId(),
    candidate_id,
    card_id,
    portrait_id,
    challenge_id,
    status: 'pending',
    outcome: null,
    score: null,
    provider_code: null,
    provider_request_id: null,
    billed: null,
    created_at: now,
    held_until,
    finished_at: null,
  };
  await trx.insertInto('verification').values(verification).execute();
  await trx
    .updateTable('application')
    .set({ verification_id: verification.id })
    .where('candidate_id', '=', candidate_id)
    .execute();
  const detail = { verification: verification.id };
  await audit(trx, now, { candidateId: candidate_id, event: 'verification.begun', detail });
  return verification;
}

async function ask(
  services: Services,
  { id }: VerificationTable,
  isNew: boolean,
  application: Application,
): Promise<PoliceVerdict> {
  const { police, settings } = services;
  const signal = AbortSignal.timeout(settings.limits.holdMs - kSettleMs);
  const known = isNew ? undefined : await police.query(id, signal);
  return known ?? police.verify({ ...(await questionOf(services, application)), requestSn: id, signal });
}

/** Left of the hold for storing the answer. */
const kSettleMs = 5000;

async function questionOf(
  { db, sealer, artifacts }: Services,
  { row, card, portrait }: Application,
): Promise<Omit<PoliceQuestion, 'requestSn'>> {
  if (card === null || !portrait?.output_artifact) throw new Error('a verification without card or portrait');
  const { name, idNumber } = await personOf(db, sealer, row.candidate_id);
  const consent = await db
    .selectFrom('consent')
    .select('id')
    .where('candidate_id', '=', row.candidate_id)
    .where('kind', '=', 'faceConsent')
    .orderBy('at', 'desc')
    .executeTakeFirstOrThrow();
  return {
    name,
    idNumber,
    portrait: await artifacts.get(portrait.output_artifact),
    ...validityDates(cardContents(sealer, card).reading.validity.value),
    consentId: consent.id,
  };
}

/** A question that may have arrived stays open until it is answered under its number, whatever became of later tries. */
function statusOf({ outcome, delivery }: PoliceVerdict, isNew: boolean): VerificationTable['status'] {
  if (isSettled(outcome)) return 'done';
  return isNew && delivery !== 'unknown' ? 'unavailable' : 'pending';
}

/** The answer is taken once: a second one to the same number changes nothing. */
async function settle(
  { db, clock, settings: { limits } }: Services,
  { id, candidate_id, portrait_id, challenge_id }: VerificationTable,
  verdict: PoliceVerdict,
  isNew: boolean,
): Promise<void> {
  const status = statusOf(verdict, isNew);
  const { outcome, score, providerCode: provider_code, providerRequestId: provider_request_id, billed } = verdict;
  await db.transaction().execute(async (trx) => {
    const now = clock();
    const settled = await trx
      .updateTable('verification')
      .set({
        status,
        outcome,
        score,
        provider_code,
        provider_request_id,
        billed: billed === null ? null : Number(billed),
        // Whoever asks next may take it in hand at once.
        held_until: now,
        finished_at: status === 'pending' ? null : now,
      })
      .where('id', '=', id)
      .where('status', '=', 'pending')
      .executeTakeFirst();
    if (settled.numUpdatedRows !== 1n) return;
    if (outcome === 'MATCH')
      await trx
        .updateTable('application')
        .set({ done_at: now })
        .where('candidate_id', '=', candidate_id)
        .where('verification_id', '=', id)
        .where('portrait_id', '=', portrait_id)
        .where('challenge_id', '=', challenge_id)
        .execute();
    if (status === 'done' && countsAsFailure(outcome))
      await countFailure(trx, candidate_id, 'verification', id, now, limits.failures);
    const detail = { verification: id, status, outcome, code: provider_code, score };
    await audit(trx, now, { candidateId: candidate_id, event: 'verification.answered', detail });
  });
}

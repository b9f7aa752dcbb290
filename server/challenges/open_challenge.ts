import { randomInt } from 'node:crypto';
import { livenessActions, type LivenessAction } from 'qujing/node';
import type { components } from '../../build/openapi/api.js';
import { audit } from '../audit/audit_log.js';
import { Problem } from '../common/problem.js';
import { randomId, randomToken } from '../common/random_id.js';
import type { Transacted } from '../database/database.js';
import { admitted } from '../flow/application.js';
import type { Services } from '../services.js';
import type { Session } from '../sign_in/sessions.js';

type Request = components['schemas']['ChallengeRequest'];
export type OpenedChallenge = components['schemas']['Challenge'];

/**
 * Different actions in an order of chance, of which at least two move the head.
 * @param count 2..5
 */
export function randomActions(count: number): LivenessAction[] {
  for (;;) {
    const left = [...livenessActions];
    const chosen = Array.from({ length: count }, () => left.splice(randomInt(left.length), 1)[0] as LivenessAction);
    if (chosen.filter((action) => action !== 'blink').length >= 2) return chosen;
  }
}

/** @throws Problem otherStep, consentNeeded, challengePause */
export async function openChallenge(
  { db, clock, settings: { limits } }: Services,
  { id: sessionId, candidateId }: Session,
  { publicKey, keyProtected, outcome = null }: Request,
): Promise<OpenedChallenge> {
  const [id, nonce, actions] = [randomId(), randomToken(), randomActions(limits.actions)];
  await db.transaction().execute(async (trx) => {
    const { row } = await admitted(trx, candidateId, 'openChallenge', limits.failures);
    if (row.face_consent_at === null) throw new Problem('consentNeeded', 'the consent to face data is missing');
    const now = clock();
    await refuseTooMany(trx, candidateId, now, limits);
    await trx
      .insertInto('challenge')
      .values({
        id,
        candidate_id: candidateId,
        nonce,
        actions: JSON.stringify(actions),
        public_key: JSON.stringify(publicKey),
        key_protected: keyProtected ? 1 : 0,
        created_at: now,
        expires_at: now + limits.challengeMs,
        used_at: null,
        used_key: null,
        outcome: null,
        problem: null,
        cues: null,
        similarity: null,
        card_similarity: null,
      })
      .execute();
    const detail = { challenge: id, actions: actions.join(), keyProtected, before: outcome };
    await audit(trx, now, { candidateId, event: 'challenge.opened', detail });
  });
  return { id, sessionId, nonce, actions, expiresInSeconds: Math.floor(limits.challengeMs / 1000) };
}

/** So many within the window, then a pause from the last of them on. */
async function refuseTooMany(
  trx: Transacted,
  candidateId: string,
  now: number,
  limits: Services['settings']['limits'],
): Promise<void> {
  const { challengesInWindow, challengeWindowMs, challengePauseMs } = limits;
  const latest = await trx
    .selectFrom('challenge')
    .select('created_at')
    .where('candidate_id', '=', candidateId)
    .orderBy('created_at', 'desc')
    .limit(challengesInWindow)
    .execute();
  const [newest, oldest] = [latest[0]?.created_at, latest[challengesInWindow - 1]?.created_at];
  if (newest === undefined || oldest === undefined || newest - oldest > challengeWindowMs) return;
  const restMs = newest + challengePauseMs - now;
  if (restMs > 0)
    throw new Problem('challengePause', `${challengesInWindow} challenges in ${challengeWindowMs / 60_000} minutes`, {
      retryAfterSeconds: Math.ceil(restMs / 1000),
    });
}

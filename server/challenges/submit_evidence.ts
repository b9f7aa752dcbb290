import type { LivenessAction, PublicJwk } from 'qujing/node';
import type { components } from '../../build/openapi/api.js';
import { audit } from '../audit/audit_log.js';
import { Problem } from '../common/problem.js';
import { countFailure } from '../counting/failures.js';
import type { ChallengeTable } from '../database/schema.js';
import { type Application, admitted } from '../flow/application.js';
import { partBytes } from '../parts/parts.js';
import type { Services } from '../services.js';
import type { Session } from '../sign_in/sessions.js';
import type { ChallengeVerdict } from '../vision/vision.js';

type Evidence = components['schemas']['Evidence'];

/**
 * Judges a challenge: what its evidence shows, whether it is one face, and whether that is the portrait's. Only that
 * last one counts as a failure.
 * @param key the request's; evidence whose request was interrupted is judged on.
 * @throws Problem otherStep, notFound, challengeUsed, challengeExpired, partMissing, tooLarge
 */
export async function submitEvidence(
  services: Services,
  { id: sessionId, candidateId }: Session,
  challengeId: string,
  key: string,
  evidence: Evidence,
): Promise<void> {
  const { db, artifacts, vision, settings } = services;
  const application = await admitted(db, candidateId, 'submitEvidence', settings.limits.failures);
  const pictures = await picturesOf(services, candidateId, evidence);
  const challenge = await claim(services, candidateId, challengeId, key);
  const { portrait, card } = await facesOf(application, artifacts);
  const verdict = await vision.judgeChallenge({
    submission: {
      manifest: evidence.manifest,
      signature: evidence.signature && { ...evidence.signature, algorithm: evidence.signature.algorithm as 'ES256' },
      pictures,
    },
    order: { sessionId, nonce: challenge.nonce, actions: JSON.parse(challenge.actions) as LivenessAction[] },
    publicKey: JSON.parse(challenge.public_key) as PublicJwk,
    portrait,
    card,
  });
  await settle(services, candidateId, application, challengeId, verdict);
}

/** Of all pictures together; those that the package keeps have about 0.2 MB each. */
const kMostBytes = 32 * 1024 * 1024;

/** @throws Problem partMissing, tooLarge */
async function picturesOf(
  services: Services,
  candidateId: string,
  evidence: Evidence,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  let bytes = 0;
  for (const { name, sha256 } of evidence.pictures) {
    const picture = await partBytes(services, candidateId, sha256);
    bytes += picture.byteLength;
    if (bytes > kMostBytes) throw new Problem('tooLarge', `pictures of more than ${kMostBytes} bytes`);
    pictures.set(name, picture);
  }
  return pictures;
}

/** Uses the challenge up for this request. */
async function claim(
  { db, clock }: Services,
  candidateId: string,
  challengeId: string,
  key: string,
): Promise<ChallengeTable> {
  const now = clock();
  const claimed = await db
    .updateTable('challenge')
    .set({ used_at: now, used_key: key })
    .where('id', '=', challengeId)
    .where('candidate_id', '=', candidateId)
    .where('expires_at', '>', now)
    .where((eb) => eb.or([eb('used_at', 'is', null), eb('used_key', '=', key)]))
    .where('outcome', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (claimed !== undefined) return claimed;
  const known = await db
    .selectFrom('challenge')
    .select('used_at')
    .where('id', '=', challengeId)
    .where('candidate_id', '=', candidateId)
    .executeTakeFirst();
  if (known === undefined) throw new Problem('notFound', 'no such challenge');
  if (known.used_at !== null) throw new Problem('challengeUsed', 'a challenge is good once');
  throw new Problem('challengeExpired', 'ask for another challenge');
}

async function facesOf(
  { portrait, card }: Application,
  artifacts: Services['artifacts'],
): Promise<{ portrait: Buffer; card: Buffer }> {
  if (!portrait?.output_artifact || card === null) throw new Error('a challenge without portrait or card');
  return {
    portrait: await artifacts.get(portrait.output_artifact),
    card: await artifacts.get(card.portrait_artifact),
  };
}

const isMismatch = ({ problem, portraitMatch }: ChallengeVerdict): boolean =>
  problem === null && portraitMatch?.sameFace === false;

async function settle(
  { db, clock, settings }: Services,
  candidateId: string,
  { row: before }: Application,
  challengeId: string,
  verdict: ChallengeVerdict,
): Promise<void> {
  const { problem, detail, cues, portraitMatch, cardMatch } = verdict;
  const mismatch = isMismatch(verdict);
  const outcome = mismatch ? 'mismatch' : problem === null ? 'passed' : 'refused';
  await db.transaction().execute(async (trx) => {
    const now = clock();
    const similarity = portraitMatch?.similarity ?? null;
    const card_similarity = cardMatch?.similarity ?? null;
    const settled = await trx
      .updateTable('challenge')
      .set({ outcome, problem, cues: JSON.stringify(cues), similarity, card_similarity })
      .where('id', '=', challengeId)
      .where('outcome', 'is', null)
      .executeTakeFirst();
    if (settled.numUpdatedRows !== 1n) return;
    // The candidate may have gone back meanwhile, or passed another challenge and be before the police service: what
    // was judged is then no longer asked for.
    await trx
      .updateTable('application')
      .set({
        challenge_id: outcome === 'passed' ? challengeId : null,
        face_problem: mismatch ? 'otherFace' : problem,
        verification_id: null,
      })
      .where('candidate_id', '=', candidateId)
      .where('portrait_id', '=', before.portrait_id)
      .where('portrait_confirmed_at', 'is not', null)
      .where('challenge_id', 'is', null)
      .execute();
    if (mismatch) await countFailure(trx, candidateId, 'challenge', challengeId, now, settings.limits.failures);
    await audit(trx, now, {
      candidateId,
      event: 'challenge.judged',
      detail: { challenge: challengeId, outcome, problem, why: detail, cues: cues.join(), similarity, card_similarity },
    });
  });
}

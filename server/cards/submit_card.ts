import type { components } from '../../build/openapi/api.js';
import { audit } from '../audit/audit_log.js';
import { shanghaiDay } from '../common/clock.js';
import { Problem } from '../common/problem.js';
import { randomId } from '../common/random_id.js';
import { admitted } from '../flow/application.js';
import { partBytes } from '../parts/parts.js';
import type { Services } from '../services.js';
import type { CardSidePictures } from '../vision/vision.js';
import { sealedContents } from './card_contents.js';

type Submission = components['schemas']['CardSubmission'];
type SideSubmission = components['schemas']['CardSideSubmission'];

/** Whose cards this process has in hand: a reading costs no attempt, and one person must not fill the queue of all. */
const inHand = new Set<string>();

/**
 * Checks and reads both sides, and makes them the candidate's card.
 * @throws Problem otherStep, partMissing, cardRefused; inProgress while another card of theirs is read
 */
export async function submitCard(services: Services, candidateId: string, submission: Submission): Promise<void> {
  if (inHand.has(candidateId)) throw new Problem('inProgress', 'another card is being read', { retryAfterSeconds: 3 });
  inHand.add(candidateId);
  try {
    await readCard(services, candidateId, submission);
  } finally {
    inHand.delete(candidateId);
  }
}

async function readCard(services: Services, candidateId: string, submission: Submission): Promise<void> {
  const { db, sealer, artifacts, vision, clock, settings } = services;
  await admitted(db, candidateId, 'submitCard', settings.limits.failures);
  const pictures = async ({ frame, card }: SideSubmission): Promise<CardSidePictures> => ({
    frame: await partBytes(services, candidateId, frame),
    card: card === undefined ? null : await partBytes(services, candidateId, card),
  });
  const verdict = await vision.readCard({
    portrait: await pictures(submission.portrait),
    emblem: await pictures(submission.emblem),
    today: shanghaiDay(clock()),
  });
  if (verdict.refused !== null)
    throw new Problem('cardRefused', `the ${verdict.refused} side does not pass`, {
      side: verdict.refused,
      reasons: [...verdict.reasons],
    });

  const [id, portrait_artifact, emblem_artifact] = [randomId(), randomId(), randomId()];
  await artifacts.put(portrait_artifact, verdict.portraitJpeg);
  await artifacts.put(emblem_artifact, verdict.emblemJpeg);
  const kept = db.transaction().execute(async (trx) => {
    await admitted(trx, candidateId, 'submitCard', settings.limits.failures);
    const now = clock();
    await trx
      .insertInto('card')
      .values({
        id,
        candidate_id: candidateId,
        sealed: sealedContents(sealer, id, verdict.contents),
        portrait_artifact,
        emblem_artifact,
        comparison: null,
        reading_confirmed_at: null,
        compared_at: null,
        created_at: now,
      })
      .execute();
    await trx.updateTable('application').set({ card_id: id }).where('candidate_id', '=', candidateId).execute();
    const { portrait, emblem } = submission;
    const detail = { card: id, portraitOrigin: portrait.origin, emblemOrigin: emblem.origin };
    await audit(trx, now, { candidateId, event: 'card.read', detail });
  });
  try {
    await kept;
  } catch (error) {
    // Another card was first, or the person was erased meanwhile.
    for (const id of [portrait_artifact, emblem_artifact]) await artifacts.delete(id);
    throw error;
  }
}

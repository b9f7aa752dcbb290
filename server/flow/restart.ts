// Going back: what was built on what is made anew is discarded; attempts stay spent.
import type { UpdateObject } from 'kysely';
import { audit } from '../audit/audit_log.js';
import { Problem } from '../common/problem.js';
import type { Tables } from '../database/schema.js';
import type { Services } from '../services.js';
import { admit, applicationOf } from './application.js';
import { restartFrom } from './step.js';

type Change = UpdateObject<Tables, 'application'>;

const kFace: Change = { challenge_id: null, face_problem: null, verification_id: null };
const kPortrait: Change = { ...kFace, portrait_id: null, portrait_confirmed_at: null };
const kDiscarded = {
  face: kFace,
  portrait: kPortrait,
  card: { ...kPortrait, card_id: null },
} as const satisfies Readonly<Record<keyof typeof restartFrom, Change>>;

/** @throws Problem otherStep, locked; verificationPending while the police service's answer is awaited */
export async function restart(
  { db, clock, settings }: Services,
  candidateId: string,
  from: keyof typeof restartFrom,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const application = await applicationOf(trx, candidateId);
    admit(application, restartFrom[from], settings.limits.failures);
    const { verification } = application;
    if (verification?.status === 'pending' && clock() - verification.created_at < settings.limits.pendingMs)
      throw new Problem('verificationPending', 'the verification is under way', { retryAfterSeconds: 5 });
    await trx.updateTable('application').set(kDiscarded[from]).where('candidate_id', '=', candidateId).execute();
    await audit(trx, clock(), { candidateId, event: 'flow.restarted', detail: { from } });
  });
}

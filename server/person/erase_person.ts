import { audit } from '../audit/audit_log.js';
import type { Transacted } from '../database/database.js';
import type { Services } from '../services.js';
import { kNothingDone } from '../sign_in/candidates.js';

/**
 * Deletes a person's data and pictures and ends every session. Kept: the keyed hash of the phone, the counts of spent
 * attempts, and the audit log, which holds no personal data.
 */
export async function erasePerson({ db, artifacts, clock }: Services, candidateId: string): Promise<void> {
  const pictures = await db.transaction().execute(async (trx) => {
    const found = await picturesOf(trx, candidateId);
    const now = clock();
    for (const table of ['part', 'card', 'portrait', 'challenge', 'consent', 'idempotency'] as const)
      await trx
        .deleteFrom(table as 'part')
        .where('candidate_id', '=', candidateId)
        .execute();
    await trx.updateTable('candidate').set({ sealed: null }).where('id', '=', candidateId).execute();
    await trx.updateTable('application').set(kNothingDone).where('candidate_id', '=', candidateId).execute();
    await trx.updateTable('session').set({ ended_at: now }).where('candidate_id', '=', candidateId).execute();
    await audit(trx, now, { candidateId, event: 'person.erased' });
    return found;
  });
  for (const id of pictures) await artifacts.delete(id);
}

async function picturesOf(trx: Transacted, candidateId: string): Promise<string[]> {
  const parts = await trx.selectFrom('part').select('id').where('candidate_id', '=', candidateId).execute();
  const cards = await trx
    .selectFrom('card')
    .select(['portrait_artifact', 'emblem_artifact'])
    .where('candidate_id', '=', candidateId)
    .execute();
  const portraits = await trx
    .selectFrom('portrait')
    .select(['original_artifact', 'output_artifact'])
    .where('candidate_id', '=', candidateId)
    .execute();
  return [
    ...parts.map(({ id }) => id),
    ...cards.flatMap((card) => [card.portrait_artifact, card.emblem_artifact]),
    ...portraits.flatMap(({ original_artifact, output_artifact }) => [original_artifact, output_artifact ?? '']),
  ].filter((id) => id !== '');
}

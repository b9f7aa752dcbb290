// The one counter of failures: portrait against live face, and the police service's definite no.
import type { Transacted } from '../database/database.js';
import type { FailureTable } from '../database/schema.js';
import { audit } from '../audit/audit_log.js';

/**
 * Counts a failure of this source, once however often it is told, and never beyond `most`.
 * @returns whether it was counted now
 */
export async function countFailure(
  trx: Transacted,
  candidateId: string,
  source: FailureTable['source'],
  sourceId: string,
  now: number,
  most: number,
): Promise<boolean> {
  const fresh = await trx
    .insertInto('failure')
    .values({ source, source_id: sourceId, candidate_id: candidateId, at: now })
    .onConflict((conflict) => conflict.columns(['source', 'source_id']).doNothing())
    .executeTakeFirst();
  if (Number(fresh.numInsertedOrUpdatedRows ?? 0) === 0) return false;
  const counted = await trx
    .updateTable('application')
    .set(({ eb }) => ({ failures: eb('failures', '+', 1) }))
    .where('candidate_id', '=', candidateId)
    .where('failures', '<', most)
    .returning('failures')
    .executeTakeFirst();
  if (counted === undefined) return false;
  await audit(trx, now, { candidateId, event: 'failure.counted', detail: { source, failures: counted.failures } });
  return true;
}

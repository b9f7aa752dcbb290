// A person by their phone and ID number, with what the registration says of them.
import { Problem } from '../common/problem.js';
import { randomId } from '../common/random_id.js';
import type { Database, Transacted } from '../database/database.js';
import type { Registration } from '../providers/ports.js';
import type { Sealer } from '../sealing/sealer.js';

export const phoneIndex = (sealer: Sealer, phone: string): string => sealer.hash('phone', phone);
const placeOf = (id: string): string => `candidate/${id}`;

/** What is kept of a registration. */
export type KnownPerson = Pick<Registration, 'phone' | 'name' | 'idNumber' | 'candidateNumber' | 'examName'>;

/**
 * The candidate of this phone and ID number with the registration as it is now; made at the first sign-in. A name that was
 * corrected since is compared with the card anew.
 */
export async function rememberCandidate(
  trx: Transacted,
  sealer: Sealer,
  registration: KnownPerson,
  now: number,
): Promise<string> {
  const { phone, name, idNumber, candidateNumber, examName } = registration;
  const person_index = sealer.hash('person', phone, idNumber);
  const known = await trx
    .selectFrom('candidate')
    .select(['id', 'sealed'])
    .where('person_index', '=', person_index)
    .executeTakeFirst();
  const id = known?.id ?? randomId();
  const sealed = sealer.sealJson({ phone, name, idNumber, candidateNumber, examName }, placeOf(id));
  if (known === undefined) {
    await trx.insertInto('candidate').values({ id, person_index, sealed, created_at: now, seen_at: now }).execute();
    await trx
      .insertInto('application')
      .values({ candidate_id: id, failures: 0, ...kNothingDone })
      .execute();
    return id;
  }
  await trx.updateTable('candidate').set({ sealed, seen_at: now }).where('id', '=', id).execute();
  const before = known.sealed === null ? null : (sealer.openJson(known.sealed, placeOf(id)) as KnownPerson);
  if (before !== null && before.name !== name) await compareAnew(trx, id);
  return id;
}

/** What is finished stays finished. */
async function compareAnew(trx: Transacted, candidateId: string): Promise<void> {
  const { card_id, done_at } = await trx
    .selectFrom('application')
    .select(['card_id', 'done_at'])
    .where('candidate_id', '=', candidateId)
    .executeTakeFirstOrThrow();
  if (card_id === null || done_at !== null) return;
  await trx.updateTable('card').set({ compared_at: null, comparison: null }).where('id', '=', card_id).execute();
}

/** @throws Problem signInNeeded for one who was erased while their request was under way */
export async function personOf(db: Database | Transacted, sealer: Sealer, id: string): Promise<KnownPerson> {
  const row = await db.selectFrom('candidate').select('sealed').where('id', '=', id).executeTakeFirst();
  if (!row?.sealed) throw new Problem('signInNeeded', 'the person was erased');
  return sealer.openJson(row.sealed, placeOf(id)) as KnownPerson;
}

/** What an application holds before the first step; what was spent is not among it. */
export const kNothingDone = {
  notice_at: null,
  card_id: null,
  portrait_id: null,
  portrait_confirmed_at: null,
  face_consent_at: null,
  challenge_id: null,
  face_problem: null,
  verification_id: null,
  done_at: null,
  manual_review: null,
} as const;

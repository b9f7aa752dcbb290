// Deletes what is no longer needed: pictures sent and judged, portraits replaced, answers and codes grown old.
import { erasePerson } from '../person/erase_person.js';
import type { Services } from '../services.js';

const kDayMs = 86_400_000;
const kBatch = 200;

/** @returns how many rows with pictures were dealt with */
export async function cleanUp(services: Services): Promise<number> {
  const { db, clock } = services;
  const now = clock();
  await db
    .deleteFrom('sign_in_code')
    .where('created_at', '<', now - kDayMs)
    .execute();
  await db
    .deleteFrom('idempotency')
    .where('created_at', '<', now - kDayMs)
    .execute();
  await db
    .deleteFrom('session')
    .where('expires_at', '<', now - kDayMs)
    .execute();
  let done = 0;
  for (const step of [deleteParts, deleteReplacedCards, deleteReplacedPortraits, eraseAbandoned]) {
    // Until none is left: what is kept for an hour must not pile up behind a batch a minute.
    for (let some = kBatch; some === kBatch; done += some) some = await step(services, now);
  }
  return done;
}

/** Who began, did not finish and never came back. */
async function eraseAbandoned(services: Services, now: number): Promise<number> {
  const abandoned = await services.db
    .selectFrom('candidate')
    .innerJoin('application', 'application.candidate_id', 'candidate.id')
    .select('candidate.id')
    .where('candidate.sealed', 'is not', null)
    .where('seen_at', '<', now - services.settings.limits.abandonedMs)
    .where('done_at', 'is', null)
    .limit(kBatch)
    .execute();
  for (const { id } of abandoned) await erasePerson(services, id);
  return abandoned.length;
}

/** Rows first: a file without a row is rubbish, a row without a file an error. */
async function deleteParts({ db, artifacts }: Services, now: number): Promise<number> {
  const old = await db.selectFrom('part').select('id').where('delete_after', '<=', now).limit(kBatch).execute();
  for (const { id } of old) {
    const gone = await db.deleteFrom('part').where('id', '=', id).where('delete_after', '<=', now).executeTakeFirst();
    if (gone.numDeletedRows === 1n) await artifacts.delete(id);
  }
  return old.length;
}

/** Cards that another took the place of, or that their candidate went back from. */
async function deleteReplacedCards({ db, artifacts, settings }: Services, now: number): Promise<number> {
  const old = await db
    .selectFrom('card')
    .innerJoin('application', 'application.candidate_id', 'card.candidate_id')
    .select(['card.id', 'portrait_artifact', 'emblem_artifact'])
    .where('card.created_at', '<', now - settings.limits.graceMs)
    .where((eb) => eb.or([eb('application.card_id', 'is', null), eb('application.card_id', '!=', eb.ref('card.id'))]))
    .limit(kBatch)
    .execute();
  for (const { id, portrait_artifact, emblem_artifact } of old) {
    await db.deleteFrom('card').where('id', '=', id).execute();
    await artifacts.delete(portrait_artifact);
    await artifacts.delete(emblem_artifact);
  }
  return old.length;
}

/** Raw portraits of applications that are done, and portraits nobody's application holds. */
async function deleteReplacedPortraits({ db, artifacts, settings }: Services, now: number): Promise<number> {
  const old = await db
    .selectFrom('portrait')
    .innerJoin('application', 'application.candidate_id', 'portrait.candidate_id')
    .select(['portrait.id', 'original_artifact', 'output_artifact', 'application.portrait_id as current'])
    .where('portrait.created_at', '<', now - settings.limits.graceMs)
    .where('original_artifact', '!=', '')
    .where((eb) =>
      eb.or([
        eb('application.portrait_id', 'is', null),
        eb('application.portrait_id', '!=', eb.ref('portrait.id')),
        eb('application.done_at', '<', now - settings.limits.graceMs),
      ]),
    )
    .limit(kBatch)
    .execute();
  for (const { id, original_artifact, output_artifact, current } of old) {
    // The photo that the application ended with is what all of this was for.
    const keepsOutput = current === id;
    await db
      .updateTable('portrait')
      .set({ original_artifact: '', ...(keepsOutput ? {} : { output_artifact: null }) })
      .where('id', '=', id)
      .execute();
    await artifacts.delete(original_artifact);
    if (output_artifact !== null && !keepsOutput) await artifacts.delete(output_artifact);
  }
  return old.length;
}

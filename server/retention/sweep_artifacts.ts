// Deletes pictures that no row knows: what a kill left between a file and its row.
import type { Services } from '../services.js';

/** Younger ones may be waiting for their row. */
const kLeastAgeMs = 86_400_000;
/** So many strangers at once are not rubbish but another database than the folder's. */
const kMostShare = 0.2;
const kAlways = 20;

/** @returns how many were deleted; none, with an error in the log, where the database does not seem to be the folder's */
export async function sweepArtifacts({ db, artifacts, clock, log }: Services): Promise<number> {
  const strangers: string[] = [];
  let all = 0;
  for await (const { id, storedMs } of artifacts.list()) {
    all += 1;
    if (clock() - storedMs > kLeastAgeMs && !(await isKnown(db, id))) strangers.push(id);
  }
  if (strangers.length > Math.max(kAlways, kMostShare * all)) {
    log.error({ strangers: strangers.length, all }, 'most pictures are unknown to this database: nothing was swept');
    return 0;
  }
  for (const id of strangers) await artifacts.delete(id);
  return strangers.length;
}

async function isKnown(db: Services['db'], id: string): Promise<boolean> {
  const part = await db.selectFrom('part').select('id').where('id', '=', id).executeTakeFirst();
  const card = await db
    .selectFrom('card')
    .select('id')
    .where((eb) => eb.or([eb('portrait_artifact', '=', id), eb('emblem_artifact', '=', id)]))
    .executeTakeFirst();
  const portrait = await db
    .selectFrom('portrait')
    .select('id')
    .where((eb) => eb.or([eb('original_artifact', '=', id), eb('output_artifact', '=', id)]))
    .executeTakeFirst();
  return (part ?? card ?? portrait) !== undefined;
}

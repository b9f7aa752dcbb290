// Portrait uploads of a day in Shanghai.
import { shanghaiDay } from '../common/clock.js';
import type { Database, Transacted } from '../database/database.js';

export async function uploadsSpent(db: Database | Transacted, candidateId: string, now: number): Promise<number> {
  const row = await db
    .selectFrom('upload_day')
    .select('uploads')
    .where('candidate_id', '=', candidateId)
    .where('day', '=', shanghaiDay(now))
    .executeTakeFirst();
  return row?.uploads ?? 0;
}

/**
 * Counts one upload, in one statement that cannot pass the limit however many run at once.
 * @returns false when none is left; nothing was counted then
 */
export async function spendUpload(trx: Transacted, candidateId: string, now: number, most: number): Promise<boolean> {
  if (most < 1) return false;
  const counted = await trx
    .insertInto('upload_day')
    .values({ candidate_id: candidateId, day: shanghaiDay(now), uploads: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['candidate_id', 'day'])
        .doUpdateSet((eb) => ({ uploads: eb(eb.ref('upload_day.uploads'), '+', 1) }))
        .where('upload_day.uploads', '<', most),
    )
    .returning('uploads')
    .executeTakeFirst();
  return counted !== undefined;
}

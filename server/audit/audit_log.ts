// What happened, append-only: each row carries the hash of the one before, so that a row changed or taken out is noticed.
import { createHash } from 'node:crypto';
import type { Database, Transacted } from '../database/database.js';
import type { AuditTable } from '../database/schema.js';

/** Words and numbers that are no personal data: ids, codes, counts. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>;

export interface AuditEvent {
  readonly candidateId: string | null;
  /** `room.verb`. */
  readonly event: string;
  readonly detail?: AuditDetail;
}

const kFirst = '0'.repeat(64);

type Row = Omit<AuditTable, 'seq' | 'hash'>;

function hashOf({ at, candidate_id, event, detail, previous_hash }: Row): string {
  return createHash('sha256')
    .update(JSON.stringify([previous_hash, at, candidate_id, event, detail]))
    .digest('hex');
}

/** Within the transaction of what it tells of: both are kept, or neither. */
export async function audit(
  trx: Transacted,
  at: number,
  { candidateId, event, detail = {} }: AuditEvent,
): Promise<void> {
  const last = await trx.selectFrom('audit').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  const row: Row = {
    at,
    candidate_id: candidateId,
    event,
    detail: JSON.stringify(detail),
    previous_hash: last?.hash ?? kFirst,
  };
  // Two rows after the same one: the second breaks the unique previous_hash, and its transaction with it.
  await trx
    .insertInto('audit')
    .values({ ...row, hash: hashOf(row) })
    .execute();
}

export type AuditVerdict =
  { readonly whole: true; readonly rows: number } | { readonly whole: false; readonly brokenAt: number };

/** Reads the whole log. `brokenAt`: seq of the first row that does not follow from the one before. */
export async function verifyAudit(db: Database): Promise<AuditVerdict> {
  let [previous, rows, seq] = [kFirst, 0, 0];
  for (;;) {
    const page = await db.selectFrom('audit').selectAll().where('seq', '>', seq).orderBy('seq').limit(1000).execute();
    for (const row of page) {
      if (row.previous_hash !== previous || hashOf(row) !== row.hash) return { whole: false, brokenAt: row.seq };
      [previous, seq] = [row.hash, row.seq];
      rows += 1;
    }
    if (page.length === 0) return { whole: true, rows };
  }
}

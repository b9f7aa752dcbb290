// What spends an attempt is done once for each key: the same key answers the same, also after the server was killed.
import { createHash } from 'node:crypto';
import { Problem, type ProblemCode } from '../common/problem.js';
import type { Services } from '../services.js';

export interface Asked {
  readonly candidateId: string;
  readonly key: string;
  readonly operation: string;
  readonly body: unknown;
}

const placeOf = ({ candidateId, key }: Asked): string => `answer/${candidateId}/${key}`;

/**
 * Runs the work, or answers what it answered before. The work must itself notice what an interrupted run of the same
 * key has already counted: it is run again after `holdMs`.
 * @throws Problem keyReused for another request under the same key; inProgress while it runs; what the work throws,
 *   which is kept as the answer when it is a Problem that will not change by itself
 */
export async function once<Answer>(services: Services, asked: Asked, work: () => Promise<Answer>): Promise<Answer> {
  const kept = await claim(services, asked);
  if (kept !== null) return answerOf(kept) as Answer;
  const { holdMs } = services.settings.limits;
  // Pictures may wait longer for their turn than one hold lasts; only a dead server's hold ends.
  const renewing = setInterval(() => void renew(services, asked).catch(() => undefined), holdMs / 3);
  try {
    const answer = await work();
    await keep(services, asked, 200, answer);
    return answer;
  } catch (error) {
    if (error instanceof Problem && kFinal.has(error.code)) await keep(services, asked, error.status, error.toJSON());
    else await letGo(services, asked);
    throw error;
  } finally {
    clearInterval(renewing);
  }
}

interface Kept {
  readonly status: number;
  readonly body: unknown;
}

/** What the same pictures will be told again; anything else may go well the next time. */
const kFinal: ReadonlySet<ProblemCode> = new Set(['cardRefused', 'pictureUnreadable', 'pictureTooLarge']);

function answerOf({ status, body }: Kept): unknown {
  if (status === 200) return body;
  const { code, title, ...facts } = body as ReturnType<Problem['toJSON']>;
  throw new Problem(code, title, facts);
}

async function claim({ db, sealer, clock, settings }: Services, asked: Asked): Promise<Kept | null> {
  const now = clock();
  const held_until = now + settings.limits.holdMs;
  const { candidateId, key, operation } = asked;
  const body_sha256 = createHash('sha256')
    .update(JSON.stringify([operation, asked.body ?? null]))
    .digest('hex');
  const mine = await db
    .insertInto('idempotency')
    .values({
      candidate_id: candidateId,
      key,
      operation,
      body_sha256,
      held_until,
      status: null,
      sealed: null,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['candidate_id', 'key'])
        .doUpdateSet({ held_until })
        .where('idempotency.status', 'is', null)
        .where('idempotency.held_until', '<=', now)
        .where('idempotency.body_sha256', '=', body_sha256),
    )
    .returning('key')
    .executeTakeFirst();
  if (mine !== undefined) return null;
  const row = await db
    .selectFrom('idempotency')
    .select(['body_sha256', 'status', 'sealed', 'held_until'])
    .where('candidate_id', '=', candidateId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (row.body_sha256 !== body_sha256) throw new Problem('keyReused', 'this key was used for another request');
  if (row.status === null || row.sealed === null)
    throw new Problem('inProgress', 'the same request is being worked on', {
      retryAfterSeconds: Math.max(1, Math.ceil((row.held_until - now) / 1000)),
    });
  return { status: row.status, body: sealer.openJson(row.sealed, placeOf(asked)) };
}

async function renew({ db, clock, settings }: Services, { candidateId, key }: Asked): Promise<void> {
  await db
    .updateTable('idempotency')
    .set({ held_until: clock() + settings.limits.holdMs })
    .where('candidate_id', '=', candidateId)
    .where('key', '=', key)
    .where('status', 'is', null)
    .execute();
}

async function keep({ db, sealer }: Services, asked: Asked, status: number, body: unknown): Promise<void> {
  await db
    .updateTable('idempotency')
    .set({ status, sealed: sealer.sealJson(body ?? null, placeOf(asked)) })
    .where('candidate_id', '=', asked.candidateId)
    .where('key', '=', asked.key)
    .execute();
}

async function letGo({ db }: Services, { candidateId, key }: Asked): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where('candidate_id', '=', candidateId)
    .where('key', '=', key)
    .where('status', 'is', null)
    .execute();
}

// Sessions: a short-lived access token and a refresh token that is good once. The tables hold their hashes.
import { Problem } from '../common/problem.js';
import { randomId, randomToken } from '../common/random_id.js';
import type { Transacted } from '../database/database.js';
import type { SessionTable } from '../database/schema.js';
import type { Services } from '../services.js';

export interface Session {
  readonly id: string;
  readonly candidateId: string;
  readonly transport: SessionTable['transport'];
}

export interface Tokens {
  readonly session: Session;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly csrfToken: string;
  readonly expiresInSeconds: number;
}

/** Two tabs, or an answer that was lost: the refresh token before is forgiven for so long. */
const kRefreshGraceMs = 30_000;

const columns = ['id', 'candidate_id', 'transport', 'access_expires_at', 'expires_at', 'ended_at'] as const;
const hashOf = ({ sealer }: Services, token: string): string => sealer.hash('token', token);

/** Proof that a page of ours sent a request: bound to the session, needs no storage. */
export function csrfTokenOf({ sealer }: Services, sessionId: string): string {
  return sealer.hash('csrf', sessionId);
}

function tokensOf(services: Services, session: Session): Tokens & { row: ReturnType<typeof rowOf> } {
  const [accessToken, refreshToken] = [randomToken(), randomToken()];
  return {
    session,
    accessToken,
    refreshToken,
    csrfToken: csrfTokenOf(services, session.id),
    expiresInSeconds: Math.floor(services.settings.limits.accessMs / 1000),
    row: rowOf(services, accessToken, refreshToken),
  };
}

function rowOf(services: Services, accessToken: string, refreshToken: string) {
  const now = services.clock();
  return {
    access_hash: hashOf(services, accessToken),
    access_expires_at: now + services.settings.limits.accessMs,
    refresh_hash: hashOf(services, refreshToken),
    rotated_at: now,
  };
}

export async function openSession(
  services: Services,
  trx: Transacted,
  candidateId: string,
  transport: SessionTable['transport'],
): Promise<Tokens> {
  const now = services.clock();
  const session: Session = { id: randomId(), candidateId, transport };
  const { row, ...tokens } = tokensOf(services, session);
  await trx
    .insertInto('session')
    .values({
      id: session.id,
      candidate_id: candidateId,
      transport,
      previous_refresh_hash: null,
      expires_at: now + services.settings.limits.sessionMs,
      ended_at: null,
      created_at: now,
      ...row,
    })
    .execute();
  return tokens;
}

/** @throws Problem signInNeeded for a token that is none; signInExpired for one that was */
export async function sessionOf(services: Services, accessToken: string): Promise<Session> {
  const row = await services.db
    .selectFrom('session')
    .select(columns)
    .where('access_hash', '=', hashOf(services, accessToken))
    .executeTakeFirst();
  if (row === undefined) throw new Problem('signInNeeded', 'no such session');
  const now = services.clock();
  if (row.ended_at !== null || row.expires_at <= now) throw new Problem('signInNeeded', 'the session has ended');
  if (row.access_expires_at <= now) throw new Problem('signInExpired', 'refresh the session');
  return { id: row.id, candidateId: row.candidate_id, transport: row.transport };
}

/** @throws Problem signInNeeded; a refresh token used before also ends its session, since somebody else may hold it */
export async function refreshSession(services: Services, refreshToken: string): Promise<Tokens> {
  const { db } = services;
  const now = services.clock();
  const hash = hashOf(services, refreshToken);
  const row = await db
    .selectFrom('session')
    .select([...columns, 'refresh_hash', 'rotated_at'])
    .where((eb) => eb.or([eb('refresh_hash', '=', hash), eb('previous_refresh_hash', '=', hash)]))
    .executeTakeFirst();
  if (row === undefined || row.ended_at !== null || row.expires_at <= now)
    throw new Problem('signInNeeded', 'the session has ended');
  if (row.refresh_hash !== hash && now - row.rotated_at > kRefreshGraceMs) {
    await endSession(services, row.id);
    throw new Problem('signInNeeded', 'a refresh token was used twice');
  }
  const session: Session = { id: row.id, candidateId: row.candidate_id, transport: row.transport };
  const { row: rotated, ...tokens } = tokensOf(services, session);
  const { numUpdatedRows } = await db
    .updateTable('session')
    .set({ ...rotated, previous_refresh_hash: row.refresh_hash })
    .where('id', '=', row.id)
    .where('refresh_hash', '=', row.refresh_hash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  // Another tab was first: for it this token is the one before.
  return numUpdatedRows === 1n ? tokens : refreshSession(services, refreshToken);
}

export async function endSession({ db, clock }: Services, id: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ ended_at: clock() })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

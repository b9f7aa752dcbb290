import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

type Database = Kysely<unknown>;
type Column = readonly [name: string, type: 'text' | 'bigint' | 'integer' | 'bytes' | 'real', nullable?: 'nullable'];

/** The type of bytes differs between the two databases. */
function typeOf(type: Column[1], postgres: boolean): ReturnType<typeof sql> {
  if (type === 'bytes') return postgres ? sql`bytea` : sql`blob`;
  return sql.raw(type);
}

async function create(
  db: Database,
  postgres: boolean,
  name: string,
  columns: readonly Column[],
  key: readonly string[],
): Promise<void> {
  const table = columns.reduce<CreateTableBuilder<string>>(
    (made, [column, type, nullable]) =>
      made.addColumn(column, typeOf(type, postgres) as never, (options) => (nullable ? options : options.notNull())),
    db.schema.createTable(name),
  );
  await table.addPrimaryKeyConstraint(`${name}_key`, key as never).execute();
}

/** Tables as in schema.ts. */
export async function createTables(db: Database, postgres: boolean): Promise<void> {
  const make = (name: string, columns: readonly Column[], key = ['id']): Promise<void> =>
    create(db, postgres, name, columns, key);

  await make('candidate', [
    ['id', 'text'],
    ['person_index', 'text'],
    ['sealed', 'bytes', 'nullable'],
    ['created_at', 'bigint'],
    ['seen_at', 'bigint'],
  ]);
  await make('sign_in_code', [
    ['id', 'text'],
    ['phone_index', 'text'],
    ['address_index', 'text'],
    ['code_hash', 'text'],
    ['created_at', 'bigint'],
    ['expires_at', 'bigint'],
    ['tries', 'integer'],
    ['used_at', 'bigint', 'nullable'],
  ]);
  await make('session', [
    ['id', 'text'],
    ['candidate_id', 'text'],
    ['transport', 'text'],
    ['access_hash', 'text'],
    ['access_expires_at', 'bigint'],
    ['refresh_hash', 'text'],
    ['previous_refresh_hash', 'text', 'nullable'],
    ['rotated_at', 'bigint'],
    ['expires_at', 'bigint'],
    ['ended_at', 'bigint', 'nullable'],
    ['created_at', 'bigint'],
  ]);
  await make('consent', [
    ['id', 'text'],
    ['candidate_id', 'text'],
    ['kind', 'text'],
    ['version', 'text'],
    ['text_sha256', 'text'],
    ['at', 'bigint'],
  ]);
  await make(
    'application',
    [
      ['candidate_id', 'text'],
      ['notice_at', 'bigint', 'nullable'],
      ['card_id', 'text', 'nullable'],
      ['portrait_id', 'text', 'nullable'],
      ['portrait_confirmed_at', 'bigint', 'nullable'],
      ['face_consent_at', 'bigint', 'nullable'],
      ['challenge_id', 'text', 'nullable'],
      ['face_problem', 'text', 'nullable'],
      ['verification_id', 'text', 'nullable'],
      ['failures', 'integer'],
      ['done_at', 'bigint', 'nullable'],
      ['manual_review', 'text', 'nullable'],
    ],
    ['candidate_id'],
  );
  await make('part', [
    ['id', 'text'],
    ['candidate_id', 'text'],
    ['sha256', 'text'],
    ['bytes', 'integer'],
    ['type', 'text'],
    ['width', 'integer'],
    ['height', 'integer'],
    ['created_at', 'bigint'],
    ['delete_after', 'bigint'],
  ]);
  await make('card', [
    ['id', 'text'],
    ['candidate_id', 'text'],
    ['sealed', 'bytes'],
    ['portrait_artifact', 'text'],
    ['emblem_artifact', 'text'],
    ['comparison', 'text', 'nullable'],
    ['reading_confirmed_at', 'bigint', 'nullable'],
    ['compared_at', 'bigint', 'nullable'],
    ['created_at', 'bigint'],
  ]);
  await make('portrait', [
    ['id', 'text'],
    ['candidate_id', 'text'],
    ['idempotency_key', 'text'],
    ['day', 'text'],
    ['original_artifact', 'text'],
    ['output_artifact', 'text', 'nullable'],
    ['accepted', 'integer', 'nullable'],
    ['reasons', 'text'],
    ['created_at', 'bigint'],
  ]);
  await make(
    'upload_day',
    [
      ['candidate_id', 'text'],
      ['day', 'text'],
      ['uploads', 'integer'],
    ],
    ['candidate_id', 'day'],
  );
  await make('challenge', [
    ['id', 'text'],
    ['candidate_id', 'text'],
    ['nonce', 'text'],
    ['actions', 'text'],
    ['public_key', 'text'],
    ['key_protected', 'integer'],
    ['created_at', 'bigint'],
    ['expires_at', 'bigint'],
    ['used_at', 'bigint', 'nullable'],
    ['used_key', 'text', 'nullable'],
    ['outcome', 'text', 'nullable'],
    ['problem', 'text', 'nullable'],
    ['cues', 'text', 'nullable'],
    ['similarity', 'real', 'nullable'],
    ['card_similarity', 'real', 'nullable'],
  ]);
  await make('verification', [
    ['id', 'text'],
    ['candidate_id', 'text'],
    ['card_id', 'text'],
    ['portrait_id', 'text'],
    ['challenge_id', 'text'],
    ['status', 'text'],
    ['outcome', 'text', 'nullable'],
    ['score', 'real', 'nullable'],
    ['provider_code', 'text', 'nullable'],
    ['provider_request_id', 'text', 'nullable'],
    ['billed', 'integer', 'nullable'],
    ['created_at', 'bigint'],
    ['held_until', 'bigint'],
    ['finished_at', 'bigint', 'nullable'],
  ]);
  await make(
    'failure',
    [
      ['source', 'text'],
      ['source_id', 'text'],
      ['candidate_id', 'text'],
      ['at', 'bigint'],
    ],
    ['source', 'source_id'],
  );
  await make(
    'idempotency',
    [
      ['candidate_id', 'text'],
      ['key', 'text'],
      ['operation', 'text'],
      ['body_sha256', 'text'],
      ['held_until', 'bigint'],
      ['status', 'integer', 'nullable'],
      ['sealed', 'bytes', 'nullable'],
      ['created_at', 'bigint'],
    ],
    ['candidate_id', 'key'],
  );
  await createIndexes(db);
  await createAudit(db, postgres);
}

async function createIndexes(db: Database): Promise<void> {
  const indexes: readonly [table: string, unique: boolean, ...columns: string[]][] = [
    ['candidate', true, 'person_index'],
    ['candidate', false, 'seen_at'],
    ['sign_in_code', false, 'phone_index', 'created_at'],
    ['sign_in_code', false, 'address_index', 'created_at'],
    ['session', true, 'access_hash'],
    ['session', true, 'refresh_hash'],
    ['session', false, 'previous_refresh_hash'],
    ['consent', false, 'candidate_id'],
    ['part', true, 'candidate_id', 'sha256'],
    ['part', false, 'delete_after'],
    ['card', false, 'candidate_id'],
    ['portrait', true, 'candidate_id', 'idempotency_key'],
    ['challenge', false, 'candidate_id', 'created_at'],
    ['verification', false, 'candidate_id', 'created_at'],
    ['failure', false, 'candidate_id'],
    ['idempotency', false, 'created_at'],
  ];
  for (const [table, unique, ...columns] of indexes) {
    const index = db.schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns(columns);
    await (unique ? index.unique() : index).execute();
  }
}

/** Rows of the audit log are added, never changed. */
async function createAudit(db: Database, postgres: boolean): Promise<void> {
  const counter = postgres
    ? sql`bigint generated always as identity primary key`
    : sql`integer primary key autoincrement`;
  await sql`create table audit (seq ${counter}, at bigint not null, candidate_id text, event text not null,
    detail text not null, previous_hash text not null unique, hash text not null)`.execute(db);
  if (postgres) {
    await sql`create rule audit_no_update as on update to audit do instead nothing`.execute(db);
    await sql`create rule audit_no_delete as on delete to audit do instead nothing`.execute(db);
    return;
  }
  for (const change of ['update', 'delete']) {
    await sql
      .raw(
        `create trigger audit_no_${change} before ${change} on audit begin select raise(abort, 'audit is append-only'); end`,
      )
      .execute(db);
  }
}

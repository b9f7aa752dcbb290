// The one query layer: a SQLite file, or PostgreSQL by DATABASE_URL.
import { Kysely, Migrator, type Migration, PostgresDialect, SqliteDialect, type Transaction } from 'kysely';
import { createTables } from './migrations/first.js';
import type { Tables } from './schema.js';

export type Database = Kysely<Tables>;
export type Transacted = Transaction<Tables>;

const isPostgres = (url: string): boolean => /^postgres(ql)?:/.test(url);

async function openSqlite(file: string): Promise<SqliteDialect> {
  const { default: Sqlite } = await import('better-sqlite3');
  const database = new Sqlite(file);
  // What was answered must survive a power cut: every commit is flushed.
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  return new SqliteDialect({ database });
}

async function openPostgres(url: string): Promise<PostgresDialect> {
  const { default: pg } = await import('pg');
  // Milliseconds since 1970 and sequence numbers are exact as doubles.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  return new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) });
}

function migrations(postgres: boolean): Record<string, Migration> {
  return { '0001_first': { up: (db) => createTables(db as Kysely<unknown>, postgres) } };
}

/**
 * Opens the database and brings its tables up to date.
 * @param url a PostgreSQL URL, or the path of a SQLite file.
 * @throws Error when it cannot be opened or a migration fails; the URL, which may hold a password, is in no message.
 */
export async function openDatabase(url: string): Promise<Database> {
  const postgres = isPostgres(url);
  const db: Database = new Kysely<Tables>({ dialect: postgres ? await openPostgres(url) : await openSqlite(url) });
  const all = migrations(postgres);
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(all) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return db;
  await db.destroy();
  throw error instanceof Error ? error : new Error('a migration failed');
}

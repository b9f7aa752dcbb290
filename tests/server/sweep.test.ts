import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { FolderStore } from '../../server/artifacts/folder_store.js';
import { randomId } from '../../server/common/random_id.js';
import { openDatabase } from '../../server/database/database.js';
import { sweepArtifacts } from '../../server/retention/sweep_artifacts.js';
import { Sealer } from '../../server/sealing/sealer.js';
import type { Services } from '../../server/services.js';

describe('pictures that a kill left behind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qujing-sweep-'));
  const known = randomId();
  const errors: string[] = [];
  let now = Date.now();
  let services: Services;
  before(async () => {
    const sealer = new Sealer(randomBytes(32));
    const db = await openDatabase(join(folder, 'qujing.sqlite'));
    const artifacts = await FolderStore.open(join(folder, 'artifacts'), sealer);
    const log = { error: (_: object, words: string) => void errors.push(words) };
    services = { db, artifacts, sealer, clock: () => now, log } as unknown as Services;
    await artifacts.put(known, Buffer.from('a part'));
    const part = { id: known, candidate_id: 'c', sha256: '0', bytes: 6, type: 'image/jpeg', width: 1, height: 1 };
    await db
      .insertInto('part')
      .values({ ...part, created_at: now, delete_after: now })
      .execute();
  });
  after(async () => {
    await services.db.destroy();
    rmSync(folder, { recursive: true });
  });

  const left = (): string[] => readdirSync(join(folder, 'artifacts')).sort();

  test('are deleted after a day, half-written ones too; what a row knows stays', async () => {
    await services.artifacts.put(randomId(), Buffer.from('no row'));
    writeFileSync(join(folder, 'artifacts', `${randomId()}.half`), 'half');
    writeFileSync(join(folder, 'artifacts', 'README'), 'not ours');
    assert.equal(await sweepArtifacts(services), 0, 'younger than a day');
    now += 25 * 3_600_000;
    assert.equal(await sweepArtifacts(services), 2);
    assert.deepEqual(left(), ['README', known].sort());
  });

  test('are left alone where nearly all are strangers: the database is another one', async () => {
    for (let i = 0; i < 30; i++) await services.artifacts.put(randomId(), Buffer.from('no row'));
    now += 25 * 3_600_000;
    assert.equal(await sweepArtifacts(services), 0);
    assert.equal(left().length, 32);
    assert.match(errors.join(), /nothing was swept/);
  });
});

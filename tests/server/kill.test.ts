import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { kPeople } from '../../sandbox/people.js';
import { createSandbox, type Sandbox } from '../../sandbox/sandbox.js';
import { mustRun } from '../../scripts/lib/run.js';
import { type Database, openDatabase } from '../../server/database/database.js';
import { portraitFrame } from '../data/face/portrait_frames.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import { registeredAs } from './candidates.js';
import { type Answer, type Client, codeOf, sha256 } from './client.js';
import { type ServerProcess, startProcess } from './server_process.js';
import { forget, secrets, startServer } from './server_under_test.js';
import { flowIn, pastCard, pastFace } from './steps.js';

describe('a server that is killed', () => {
  let folder: string;
  let sandbox: Sandbox;
  let server: ServerProcess;
  let db: Database;
  let uploading: Client;
  let verifying: Client;
  before(async () => {
    await mustRun('bash', ['scripts/setup/face_data.sh']);
    sandbox = await createSandbox({ secrets });
    const earlier = await startServer();
    folder = earlier.folder;
    uploading = await pastCard(earlier, 'slow');
    verifying = await pastFace(earlier, 'match', 'p01');
    await earlier.close();
    server = await startProcess(folder, sandbox.url);
    db = await openDatabase(join(folder, 'qujing.sqlite'));
    for (const client of [uploading, verifying]) client.url = server.url;
  });
  after(async () => {
    assert.equal(await server.stop(), 0, 'stopped as asked, it ends well');
    await sandbox.close();
    await db.destroy();
    forget(folder);
    await closeMeshes();
    await closeMattes();
  });

  const restarted = async () => {
    await server.kill();
    server = await startProcess(folder, sandbox.url);
    for (const client of [uploading, verifying]) client.url = server.url;
  };
  /** Asks again as the page does: with the same key, until it is no longer said to be under way. */
  const patiently = async (path: string, body: unknown, key: string): Promise<Answer> => {
    for (let waited = 0; waited < 45_000; waited += 1000) {
      const answer = await uploadingOr(path).once(path, body, key);
      if (codeOf(answer) !== 'inProgress' && codeOf(answer) !== 'verificationPending') return answer;
      await delay(1000);
    }
    throw new Error('still under way after 45 s');
  };
  const uploadingOr = (path: string): Client => (path === '/portraits' ? uploading : verifying);

  test('in the middle of a picture has stored nothing of it', async () => {
    const picture = await portraitFrame('p03');
    const digest = sha256(picture);
    const half = new Promise<void>((resolve) => {
      const sending = request(`${server.url}/api/v1/parts/${digest}`, {
        method: 'PUT',
        headers: {
          authorization: `Bearer ${uploading.accessToken}`,
          'content-type': 'image/jpeg',
          'content-length': picture.length,
        },
      });
      sending.on('error', () => {
        resolve();
      });
      sending.write(picture.subarray(0, picture.length >> 1));
    });
    await delay(200);
    await restarted();
    await half;
    const parts = await db.selectFrom('part').select('id').where('sha256', '=', digest).execute();
    assert.equal(parts.length, 0);
    assert.equal(codeOf(await uploading.once('/portraits', { source: digest, origin: 'album' })), 'partMissing');
    assert.equal((await uploading.flow()).uploadsLeft, 15);
    assert.equal(await uploading.stored(picture), digest, 'sent anew it is taken');
  });

  test('while it checks an upload and awaits the police service counts neither twice', async () => {
    const others = kPeople.filter(({ behaviour }) => behaviour !== 'match');
    sandbox.script.change({ slowMs: 20_000, people: [{ ...registeredAs('match'), behaviour: 'slow' }, ...others] });
    const body = { source: await uploading.stored(await portraitFrame('p03')), origin: 'album' };
    const [upload, question] = [randomUUID(), randomUUID()];
    const lost = Promise.allSettled([
      uploading.once('/portraits', body, upload),
      verifying.once('/verifications', undefined, question),
    ]);
    const counted = async () =>
      (await db.selectFrom('upload_day').select('uploads').execute()).length > 0 && sandbox.ledger.all().length > 0;
    for (let waited = 0; waited < 10_000 && !(await counted()); waited += 10) await delay(10);
    await restarted();
    for (const answer of await lost) assert.equal(answer.status, 'rejected');

    sandbox.script.change({ people: [{ ...registeredAs('match'), behaviour: 'faceMismatch' }, ...others] });
    const checked = flowIn(await patiently('/portraits', body, upload));
    assert.deepEqual([checked.portrait?.accepted, checked.uploadsLeft], [true, 14]);
    assert.equal((await db.selectFrom('portrait').select('id').execute()).length, 2, 'one of each candidate');

    const answered = flowIn(await patiently('/verifications', undefined, question));
    assert.deepEqual([answered.police.status, answered.failures], ['failed', 1]);
    flowIn(await verifying.once('/verifications', undefined, question));
    assert.equal((await verifying.flow()).failures, 1);
    const questions = await db.selectFrom('verification').select(['id', 'status']).execute();
    assert.deepEqual(
      questions.map(({ status }) => status),
      ['done'],
      'one question under one number',
    );
  });

  test('leaves no picture that nobody knows as whole, and no row without its picture', async () => {
    const files = new Set(readdirSync(join(folder, 'artifacts')));
    const parts = await db.selectFrom('part').select('id').execute();
    const portraits = await db.selectFrom('portrait').select(['original_artifact', 'output_artifact']).execute();
    for (const { id } of parts) assert.ok(files.has(id), 'a part without its file');
    for (const { original_artifact, output_artifact } of portraits)
      assert.ok(files.has(original_artifact) && files.has(output_artifact ?? ''), 'a portrait without its file');
  });
});

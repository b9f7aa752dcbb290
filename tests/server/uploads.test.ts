import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { portraitFrame } from '../data/face/portrait_frames.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import sharp from 'sharp';
import { mustRun } from '../../scripts/lib/run.js';
import { cleanUp } from '../../server/retention/clean_up.js';
import { registeredAs } from './candidates.js';
import { Client, codeOf } from './client.js';
import { forget, type ServerUnderTest, startServer } from './server_under_test.js';
import { flowIn, pastCard, portraitHandedIn } from './steps.js';

const kHour = 3_600_000;

describe('uploads of a portrait', () => {
  let server: ServerUnderTest;
  let client: Client;
  let wall: Buffer;
  before(async () => {
    await mustRun('bash', ['scripts/setup/face_data.sh']);
    server = await startServer();
    client = await pastCard(server, 'match');
    wall = await sharp({ create: { width: 480, height: 640, channels: 3, background: '#8090a0' } })
      .jpeg()
      .toBuffer();
  });
  after(async () => {
    await server.close();
    forget(server.folder);
    await closeMeshes();
    await closeMattes();
  });

  test('one that is accepted counts, and both pictures can be seen', async () => {
    const flow = flowIn(await portraitHandedIn(client, await portraitFrame('p01')));
    assert.deepEqual([flow.portrait?.accepted, flow.portrait?.reasons, flow.uploadsLeft], [true, [], 14]);
    for (const picture of ['original', 'output']) {
      const { status, body } = await client.get(`/portraits/${flow.portrait?.id ?? ''}/${picture}`);
      assert.equal(status, 200);
      const { format, exif } = await sharp(body as Buffer).metadata();
      assert.deepEqual([format, exif], ['jpeg', undefined]);
    }
    const { width, height } = await sharp(
      (await client.get(`/portraits/${flow.portrait?.id ?? ''}/output`)).body as Buffer,
    ).metadata();
    assert.deepEqual([width, height], [480, 640]);
  });

  test('one that is refused counts too, says why, and cannot be confirmed', async () => {
    const { portrait, uploadsLeft } = flowIn(await portraitHandedIn(client, wall));
    assert.deepEqual([portrait?.accepted, uploadsLeft], [false, 13]);
    assert.ok(portrait?.reasons.includes('singleFacePresent'), portrait?.reasons.join());
    assert.equal(codeOf(await client.post(`/portraits/${portrait?.id ?? ''}/confirmation`)), 'portraitRefused');
  });

  test('one that broke off counts not at all', async () => {
    const whole = await portraitFrame('p03');
    const digest = await client.put(whole.subarray(0, 5000), 'image/jpeg', 'f'.repeat(64));
    assert.equal(codeOf(digest), 'digestMismatch');
    const truncated = await client.put(whole.subarray(0, 5000));
    assert.equal(codeOf(truncated), 'pictureUnreadable');
    assert.equal(codeOf(await client.once('/portraits', { source: 'f'.repeat(64), origin: 'album' })), 'partMissing');
    assert.equal((await client.flow()).uploadsLeft, 13);
  });

  test('the same request again is the same upload', async () => {
    const key = randomUUID();
    const first = flowIn(await portraitHandedIn(client, wall, key));
    const again = flowIn(await portraitHandedIn(client, wall, key));
    assert.deepEqual(again, first);
    assert.equal((await client.flow()).uploadsLeft, 12);
    const other = await portraitHandedIn(client, await portraitFrame('p01'), key);
    assert.equal(codeOf(other), 'keyReused');
  });

  test('of fifty at once with one left exactly one is taken, and the sixteenth is refused until midnight', async () => {
    while ((await client.flow()).uploadsLeft > 1) flowIn(await portraitHandedIn(client, wall));
    const source = await client.stored(wall);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => client.once('/portraits', { source, origin: 'album' })),
    );
    const taken = answers.filter(({ status }) => status === 200);
    assert.equal(taken.length, 1);
    assert.ok(answers.every((answer) => answer.status === 200 || codeOf(answer) === 'uploadsSpent'));
    const { uploadsLeft, uploadsResetAt } = await client.flow();
    assert.equal(uploadsLeft, 0);
    const inShanghai = new Date(uploadsResetAt + 8 * kHour);
    assert.deepEqual([inShanghai.getUTCHours(), inShanghai.getUTCMinutes()], [0, 0]);

    const rows = await server.services.db.selectFrom('portrait').select('id').execute();
    assert.equal(rows.length, 15, 'as many portraits as uploads');
  });

  test('after midnight in Shanghai there are fifteen again', async () => {
    const { uploadsResetAt } = await client.flow();
    server.forward(uploadsResetAt - server.services.clock() - 60_000);
    client = await Client.signedIn(server, registeredAs('match').phone);
    assert.equal((await client.flow()).uploadsLeft, 0, 'a minute before');
    server.forward(61_000);
    assert.equal((await client.flow()).uploadsLeft, 15);
    flowIn(await portraitHandedIn(client, wall));
    assert.equal((await client.flow()).uploadsLeft, 14);
  });

  test('a key from days ago puts no other picture in the place of the confirmed one', async () => {
    const key = randomUUID();
    const { portrait } = flowIn(await portraitHandedIn(client, await portraitFrame('p01'), key));
    const id = portrait?.id ?? '';
    flowIn(await client.post(`/portraits/${id}/confirmation`));
    const output = (await client.get(`/portraits/${id}/output`)).body;
    server.forward(25 * kHour);
    await cleanUp(server.services);
    client = await Client.signedIn(server, registeredAs('match').phone);
    await portraitHandedIn(client, await portraitFrame('p03'), key);
    const flow = await client.flow();
    assert.deepEqual([flow.step, flow.portrait?.id, flow.uploadsLeft], ['face', id, 15]);
    assert.deepEqual((await client.get(`/portraits/${id}/output`)).body, output);
  });
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { mustRun } from '../../scripts/lib/run.js';
import { type Operation, operationsOf, readDocument } from '../../server/http/document.js';
import { Random } from '../data/random.js';
import { portraitFrame } from '../data/face/portrait_frames.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import { registeredAs } from './candidates.js';
import { type Answer, Client } from './client.js';
import { forget, serverFiles, type ServerUnderTest, startServer } from './server_under_test.js';
import { passFace, pastPortrait } from './steps.js';

describe('every route', () => {
  let server: ServerUnderTest;
  let operations: Operation[];
  let owner: Client;
  let stranger: Client;
  /** What belongs to the owner. */
  let ids: Readonly<Record<'portrait' | 'challenge' | 'part', string>>;
  before(async () => {
    await mustRun('bash', ['scripts/setup/face_data.sh']);
    server = await startServer();
    operations = operationsOf(await readDocument(serverFiles.document));
    owner = await pastPortrait(server, 'match', 'p01');
    await passFace(owner);
    stranger = await Client.signedIn(server, registeredAs('slow').phone);
    const { db } = server.services;
    const idOf = async (table: 'portrait' | 'challenge') =>
      (await db.selectFrom(table).select('id').executeTakeFirstOrThrow()).id;
    const part = await owner.stored(await portraitFrame('p01'));
    ids = { portrait: await idOf('portrait'), challenge: await idOf('challenge'), part };
  });
  after(async () => {
    await server.close();
    forget(server.folder);
    await closeMeshes();
    await closeMattes();
  });

  const placed = (url: string, sha256: string): string =>
    url
      .replace(':id', url.startsWith('/portraits') ? ids.portrait : ids.challenge)
      .replace(':sha256', sha256)
      .replace(':picture', 'output')
      .replace(':side', 'portrait');

  const bodies: Readonly<Record<string, unknown>> = {
    restart: { from: 'face' },
    requestManualReview: { reason: 'other' },
    consentToFace: { version: '1', sha256: '0'.repeat(64) },
    openChallenge: {
      publicKey: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) },
      keyProtected: true,
    },
    submitEvidence: { manifest: '{}', signature: null, pictures: [] },
    submitCard: {
      portrait: { frame: '0'.repeat(64), origin: 'album' },
      emblem: { frame: '0'.repeat(64), origin: 'album' },
    },
    submitPortrait: { source: '0'.repeat(64), origin: 'album' },
  };

  function ask(client: Client, operation: Operation, body: unknown = bodies[operation.id]): Promise<Answer> {
    const path = placed(operation.url, '0'.repeat(64));
    const json = body === undefined ? undefined : JSON.stringify(body);
    return client.send(operation.method, path, json, {
      ...(json !== undefined && { 'content-type': 'application/json' }),
      'idempotency-key': randomUUID(),
    });
  }

  test('but those of signing in is closed to who is not signed in', async () => {
    const open = operations.filter(({ signedIn }) => !signedIn).map(({ id }) => id);
    assert.deepEqual(open.sort(), ['getTexts', 'refreshSignIn', 'requestCode', 'signIn']);
    for (const operation of operations.filter(({ signedIn }) => signedIn)) {
      const { status, body } = await ask(new Client(server), operation);
      assert.deepEqual([status, (body as { code: string }).code], [401, 'signInNeeded'], operation.id);
    }
  });

  test('gives a stranger nothing of another’s, by any id', async () => {
    const before = await owner.flow();
    for (const operation of operations.filter(({ signedIn, id }) => signedIn && id !== 'signOut')) {
      if (operation.id === 'erasePerson') continue;
      const { status, body } = await ask(stranger, operation);
      if (operation.url.includes(':id')) assert.ok([404, 409].includes(status), `${operation.id}: ${status}`);
      const said = Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body);
      for (const secret of [registeredAs('match').idNumber, registeredAs('match').phone, ids.portrait])
        assert.ok(!said.includes(secret), `${operation.id} tells what is another's`);
    }
    const borrowed = await stranger.once('/portraits', { source: ids.part, origin: 'album' });
    assert.equal((borrowed.body as { code: string }).code, 'partMissing');
    assert.deepEqual(await owner.flow(), before, 'nothing of the owner changed');
  });

  test('answers two hundred malformed requests without an error of its own', async () => {
    const random = new Random('malformed');
    for (const operation of operations) {
      if (['signOut', 'erasePerson', 'requestCode'].includes(operation.id)) continue;
      for (let i = 0; i < 200; i++) {
        const answer = await malformed(random.fork(`${operation.id}/${i}`), operation);
        assert.ok(answer.status < 500, `${operation.id}: ${JSON.stringify(answer.body)}`);
      }
    }
    assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
  });

  function malformed(random: Random, operation: Operation): Promise<Answer> {
    const odd = [null, true, -1, 1e308, '', '\u0000', '🂡'.repeat(50), 'a'.repeat(5000), [], [[]], {}, { $ref: '#' }];
    const body = random.pick<() => string | Uint8Array | undefined>([
      () => '{"a":',
      () => JSON.stringify(random.pick(odd)),
      () => JSON.stringify(spoilt(random, bodies[operation.id] ?? { a: 1 }, odd)),
      () => '['.repeat(20_000),
      () => JSON.stringify({ __proto__: { admin: true }, constructor: { prototype: {} } }),
      () => new Uint8Array(random.int(0, 300)).map(() => random.int(0, 255)),
      () => undefined,
    ])();
    const segment = random.pick(['..%2f..', '%00', 'a'.repeat(3000), '%E0%A4%A', "'--", ids.portrait]);
    const path = random.chance(0.5)
      ? placed(operation.url, '0'.repeat(64))
      : operation.url.replace(/:\w+/g, segment).replace(/$/, random.chance(0.2) ? `?${segment}` : '');
    const type = random.pick(['application/json', 'image/jpeg', 'text/plain', 'multipart/form-data', 'a/b;c=d']);
    const key = random.pick(['', 'short', 'x'.repeat(500), 'good-key-12345678', randomUUID()]);
    const withBody = operation.method !== 'GET' && body !== undefined;
    return stranger.send(operation.method, path, withBody ? body : undefined, {
      ...(withBody && { 'content-type': type }),
      'idempotency-key': key,
    });
  }

  function spoilt(random: Random, value: unknown, odd: readonly unknown[]): unknown {
    if (typeof value !== 'object' || value === null || random.chance(0.2)) return random.pick([...odd]);
    const entries = Object.entries(value);
    const at = random.int(0, Math.max(0, entries.length - 1));
    return Object.fromEntries(entries.map(([name, one], i) => [name, i === at ? spoilt(random, one, odd) : one]));
  }
});

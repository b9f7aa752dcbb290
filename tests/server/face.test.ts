import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { mustRun } from '../../scripts/lib/run.js';
import { createSigner } from '../../web/sdk/browser/create_signer.js';
import { signManifest } from '../../web/sdk/session/sign_manifest.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import { type Client, codeOf } from './client.js';
import { acted, openedChallenge, sent } from './evidence.js';
import { forget, type ServerUnderTest, startServer } from './server_under_test.js';
import { flowIn, pastPortrait } from './steps.js';

const kMinute = 60_000;

describe('a challenge before the camera', () => {
  let server: ServerUnderTest;
  let client: Client;
  before(async () => {
    await mustRun('bash', ['scripts/setup/face_data.sh']);
    server = await startServer();
    client = await pastPortrait(server, 'match', 'p01');
  });
  after(async () => {
    await server.close();
    forget(server.folder);
    await closeMeshes();
    await closeMattes();
  });

  const passPause = () => {
    server.forward(11 * kMinute);
    return client
      .post('/sign-in/refresh', { refreshToken: client.refreshToken })
      .then(({ body }) => Object.assign(client, body as object));
  };

  test('of which the evidence is another’s or of another challenge is refused, and costs nothing', async () => {
    const signer = await createSigner();
    const challenge = await openedChallenge(client, signer);
    const evidence = await acted('p01', challenge, signer);
    const whole = await sent(client, evidence);
    const problems: (string | null)[] = [];
    const tryOut = async (change: (fresh: typeof challenge) => Promise<Partial<typeof whole>>) => {
      // Each challenge is good once: the same evidence before a fresh one is of another nonce as well.
      const fresh = await openedChallenge(client, signer);
      const answer = await client.once(`/challenges/${fresh.id}/evidence`, { ...whole, ...(await change(fresh)) });
      problems.push(flowIn(answer).face.problem);
    };
    await tryOut(() => Promise.resolve({}));
    await tryOut(() => Promise.resolve({ signature: null }));
    const other = await createSigner();
    await tryOut(async () => ({
      signature: (await signManifest(whole.manifest, other)) as NonNullable<typeof whole.signature>,
    }));
    assert.deepEqual(problems, ['otherOrder', 'badSignature', 'badSignature']);
    const { failures, step } = await client.flow();
    assert.deepEqual([failures, step], [0, 'face']);

    const first = flowIn(await client.once(`/challenges/${challenge.id}/evidence`, whole));
    assert.deepEqual([first.face, first.step], [{ consented: true, passed: true, problem: null }, 'police']);
    const again = await client.once(`/challenges/${challenge.id}/evidence`, whole);
    assert.equal(codeOf(again), 'otherStep');
    flowIn(await client.post('/flow/restart', { from: 'face' }));
    assert.equal(codeOf(await client.once(`/challenges/${challenge.id}/evidence`, whole)), 'challengeUsed');
  });

  test('of which a picture was swapped is refused by name', async () => {
    await passPause();
    const signer = await createSigner();
    const challenge = await openedChallenge(client, signer);
    const evidence = await acted('p01', challenge, signer);
    const whole = await sent(client, evidence);
    const [name = ''] = [...evidence.submission.pictures.keys()].slice(2);
    const other = await sharp(evidence.submission.pictures.get(name)).flop().jpeg().toBuffer();
    const sha256 = await client.stored(other);
    const pictures = whole.pictures.map((one) => (one.name === name ? { name, sha256 } : one));
    const answer = await client.once(`/challenges/${challenge.id}/evidence`, { ...whole, pictures });
    assert.equal(flowIn(answer).face.problem, 'otherPictures');

    assert.equal((await client.flow()).failures, 0);
  });

  test('by another person than the portrait’s counts as one failure, however often it is sent', async () => {
    await passPause();
    const signer = await createSigner();
    const challenge = await openedChallenge(client, signer);
    const whole = await sent(client, await acted('p03', challenge, signer));
    const key = 'the-same-request';
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => client.once(`/challenges/${challenge.id}/evidence`, whole, key)),
    );
    const flow = await client.flow();
    assert.deepEqual([flow.face.problem, flow.failures, flow.step], ['otherFace', 1, 'face']);
    assert.ok(answers.every((answer) => answer.status === 200 || codeOf(answer) === 'inProgress'));
    flowIn(await client.once(`/challenges/${challenge.id}/evidence`, whole, key));
    assert.equal((await client.flow()).failures, 1);
  });

  test('too old is refused; the seventh within ten minutes waits for ten', async () => {
    await passPause();
    const signer = await createSigner();
    const old = await openedChallenge(client, signer);
    server.forward(3 * kMinute + 1);
    const empty = { manifest: '{}', signature: null, pictures: [] };
    assert.equal(codeOf(await client.once(`/challenges/${old.id}/evidence`, empty)), 'challengeExpired');
    for (let i = 1; i < 6; i++) await openedChallenge(client, signer);
    const { publicKey, keyProtected } = signer;
    const seventh = await client.post('/challenges', { publicKey, keyProtected });
    assert.deepEqual([seventh.status, codeOf(seventh)], [429, 'challengePause']);
    await passPause();
    await openedChallenge(client, signer);
    assert.equal((await client.flow()).failures, 1, 'no life was lost');
  });

  test('asks for three different actions of which two move the head, in every order', async () => {
    const { randomActions } = await import('../../server/challenges/open_challenge.js');
    const seen = new Set<string>();
    for (let i = 0; i < 2000; i++) {
      const actions = randomActions(3);
      assert.equal(new Set(actions).size, 3);
      assert.ok(actions.filter((action) => action !== 'blink').length >= 2);
      seen.add(actions.join());
    }
    assert.equal(seen.size, 60, '5 x 4 x 3: of three at most one is the blink');
  });

  test('is passed by the person of the portrait, whatever comes of another one that was handed in as well', async () => {
    await passPause();
    const signer = await createSigner();
    const [good, bad] = [await openedChallenge(client, signer), await openedChallenge(client, signer)];
    const whole = await sent(client, await acted('p01', good, signer));
    const passing = client.once(`/challenges/${good.id}/evidence`, whole);
    // Once it is taken in hand the other one waits behind it.
    const { db } = server.services;
    const inHand = () => db.selectFrom('challenge').select('used_at').where('id', '=', good.id).executeTakeFirst();
    while (((await inHand())?.used_at ?? null) === null) await delay(1);
    const refused = await client.once(`/challenges/${bad.id}/evidence`, { ...whole, signature: null });
    assert.equal(flowIn(refused).step, 'police');
    flowIn(await passing);
    const judged = await db.selectFrom('challenge').select('problem').where('id', '=', bad.id).executeTakeFirst();
    assert.equal(judged?.problem, 'badSignature');
    const { face, step } = await client.flow();
    assert.deepEqual([face.problem, face.passed, step], [null, true, 'police']);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Behaviour, kPeople } from '../../sandbox/people.js';
import { mustRun } from '../../scripts/lib/run.js';
import { verifyAudit } from '../../server/audit/audit_log.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import { registeredAs } from './candidates.js';
import { type Client, codeOf } from './client.js';
import { forget, type ServerUnderTest, startServer } from './server_under_test.js';
import { flowIn, passFace, pastFace } from './steps.js';

describe('the police service’s answer', () => {
  let server: ServerUnderTest;
  let client: Client;
  const registered = registeredAs('match');
  before(async () => {
    await mustRun('bash', ['scripts/setup/face_data.sh']);
    server = await startServer({ policeTimeoutMs: 800, limits: { challengesInWindow: 100 } });
    client = await pastFace(server, 'match', 'p01');
  });
  after(async () => {
    await server.close();
    forget(server.folder);
    await closeMeshes();
    await closeMattes();
  });

  const verify = () => client.once('/verifications');
  const callsSeen = () => server.sandbox.ledger.all();
  /** From now on the same person is answered so. */
  const scripted = (behaviour: Behaviour) => {
    const others = kPeople.filter(({ phone }) => phone !== registered.phone);
    server.sandbox.script.change({ people: [{ ...registered, behaviour }, ...others] });
  };
  const failures = async (count: number) => {
    const { db } = server.services;
    await db.updateTable('application').set({ failures: count }).execute();
  };

  test('that never comes is no failure, and the same question is asked again under its number', async () => {
    scripted('slow');
    server.sandbox.script.change({ slowMs: 3000 });
    const waiting = flowIn(await verify());
    assert.deepEqual([waiting.police.status, waiting.failures, waiting.step], ['pending', 0, 'police']);
    assert.equal(codeOf(await client.post('/flow/restart', { from: 'face' })), 'verificationPending');
    scripted('faceMismatch');
    const answered = flowIn(await verify());
    assert.deepEqual([answered.police.status, answered.failures], ['failed', 1]);
    const { id } = await server.services.db.selectFrom('verification').select('id').executeTakeFirstOrThrow();
    const rows = await server.services.db.selectFrom('verification').select('id').execute();
    assert.equal(rows.length, 1, 'one question, however often it was sent');
    assert.ok(id.length > 0 && callsSeen().length > 0);
  });

  test('no is a failure, and leaves three ways on', async () => {
    const { step, police } = await client.flow();
    assert.deepEqual([step, police.outcome], ['policeFailed', 'FACE_MISMATCH']);
    assert.equal(flowIn(await client.post('/flow/restart', { from: 'face' })).step, 'face');
    await passFace(client);
  });

  test('that the service is down is no failure', async () => {
    for (const behaviour of ['serverError', 'sourceDown', 'rateLimited'] as const) {
      scripted(behaviour);
      const { police, failures: counted, step } = flowIn(await verify());
      assert.ok(['pending', 'unavailable'].includes(police.status), `${behaviour}: ${police.status}`);
      assert.deepEqual([counted, step], [1, 'police'], behaviour);
      server.forward(60_000);
    }
    // The circuit breaker lets the next try through after a while.
    await new Promise((resolve) => setTimeout(resolve, 200));
  });

  test('that nobody can tell by is no failure: no record, no photo, a bad picture', async () => {
    for (const behaviour of ['noRecord', 'noPhoto', 'qualityBad'] as const) {
      scripted(behaviour);
      let flow = flowIn(await verify());
      for (let tries = 0; tries < 60 && flow.police.status !== 'failed'; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        flow = flowIn(await verify());
      }
      assert.deepEqual([flow.police.status, flow.failures, flow.step], ['failed', 1, 'policeFailed'], behaviour);
      flowIn(await client.post('/flow/restart', { from: 'face' }));
      await passFace(client);
    }
  });

  test('no to fifty questions at once with one failure left makes five, and locks', async () => {
    await failures(4);
    scripted('faceMismatch');
    const answers = await Promise.all(Array.from({ length: 50 }, () => verify()));
    const { failures: counted, step } = await client.flow();
    assert.deepEqual([counted, step], [5, 'locked']);
    const refused = answers.filter(({ status }) => status !== 200).map(codeOf);
    assert.ok(refused.every((code) => ['verificationPending', 'locked', 'otherStep'].includes(code)));
    for (const path of ['/card', '/portraits', '/verifications'])
      assert.ok([400, 403].includes((await client.once(path, undefined)).status), path);
    const { publicKey } = { publicKey: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) } };
    assert.equal(codeOf(await client.post('/challenges', { publicKey, keyProtected: true })), 'locked');
    assert.equal(codeOf(await client.post('/flow/restart', { from: 'card' })), 'locked');
    assert.equal(flowIn(await client.post('/flow/manual-review', { reason: 'locked' })).manualReview, 'locked');
  });

  test('yes ends the flow', async () => {
    await failures(4);
    scripted('match');
    flowIn(await client.post('/flow/restart', { from: 'face' }));
    await passFace(client);
    const { step, police } = flowIn(await verify());
    assert.deepEqual([step, police.outcome], ['done', 'MATCH']);
    assert.equal(codeOf(await verify()), 'otherStep');
  });

  test('and everything before it is in a log that nobody altered', async () => {
    const verdict = await verifyAudit(server.services.db);
    assert.ok(verdict.whole && verdict.rows > 20, JSON.stringify(verdict));
    await assert.rejects(
      server.services.db.updateTable('audit').set({ event: 'nothing' }).where('seq', '=', 1).execute(),
      /append-only/,
    );
  });
});

// An answer that does not come is not a failure of the candidate's, and asking again is not a second question.
import assert from 'node:assert/strict';
import test from 'node:test';
import { onStage, personWho, questionAbout } from './stage.js';

// Long for a machine that is busy with something else, short against slowMs.
const timeoutMs = 600;
const slowMs = 5_000;
const once = { retry: { timeoutMs, maxTries: 1 } };
const twice = { retry: { timeoutMs, maxTries: 2 } };

for (const kind of ['tencent', 'generic'] as const) {
  test(`${kind}: a time-out leaves the question open; asked again with its number it is answered`, () =>
    onStage(async ({ police, sandbox }) => {
      sandbox.script.change({ police: { fault: 'slow', times: 1 }, slowMs });
      const provider = police(kind, once);
      const question = questionAbout(personWho('faceMismatch'));
      const lost = await provider.verify(question);
      assert.deepEqual(
        [lost.outcome, lost.delivery, lost.providerCode, lost.billed],
        ['PROVIDER_UNAVAILABLE', 'unknown', 'TIMEOUT', null],
      );
      const found = await provider.verify(question);
      assert.deepEqual([found.outcome, found.delivery], ['FACE_MISMATCH', 'answered']);
      const entries = sandbox.ledger.of(question.requestSn);
      assert.equal(entries.length, 1, 'one question');
      assert.equal(entries[0]?.calls, 2);
    }));

  test(`${kind}: a time-out, a lost connection, HTTP 500 and garbage are tried again by themselves`, () =>
    onStage(async ({ police, sandbox }) => {
      for (const fault of ['slow', 'hangUp', 'serverError', 'garbage', 'busy'] as const) {
        sandbox.script.change({ police: { fault, times: 1 }, slowMs });
        const verdict = await police(kind, twice).verify(questionAbout(personWho('match')));
        assert.deepEqual([verdict.outcome, verdict.delivery, verdict.tries], ['MATCH', 'answered', 2], fault);
      }
    }));

  test(`${kind}: while a fault lasts the tries end, and the question stays open`, () =>
    onStage(async ({ police, sandbox }) => {
      for (const [fault, code] of [
        ['slow', 'TIMEOUT'],
        ['hangUp', 'UND_ERR_SOCKET'],
        ['serverError', 'HTTP_500'],
        ['garbage', 'MALFORMED_ANSWER'],
      ] as const) {
        sandbox.script.change({ police: { fault }, slowMs });
        const verdict = await police(kind, twice).verify(questionAbout(personWho('match')));
        assert.equal(verdict.outcome, 'PROVIDER_UNAVAILABLE', fault);
        assert.deepEqual([verdict.delivery, verdict.providerCode, verdict.tries], ['unknown', code, 2]);
      }
    }));

  test(`${kind}: nobody listens: nothing was sent`, () =>
    onStage(async ({ police, sandbox }) => {
      const { url } = sandbox;
      await sandbox.close();
      const verdict = await police(kind, { ...twice, url }).verify(questionAbout(personWho('match')));
      assert.deepEqual(
        [verdict.outcome, verdict.delivery, verdict.providerCode, verdict.billed],
        ['PROVIDER_UNAVAILABLE', 'notSent', 'ECONNREFUSED', false],
      );
    }));

  test(`${kind}: a refused connection after a time-out does not make the time-out undone`, () =>
    onStage(async ({ police, sandbox }) => {
      sandbox.script.change({ police: { fault: 'slow' }, slowMs });
      const provider = police(kind, twice);
      const asked = provider.verify(questionAbout(personWho('match')));
      setTimeout(() => void sandbox.close(), 100);
      const verdict = await asked;
      assert.deepEqual([verdict.delivery, verdict.providerCode], ['unknown', 'ECONNREFUSED']);
    }));

  test(`${kind}: a candidate who leaves ends the call`, () =>
    onStage(async ({ police, sandbox }) => {
      sandbox.script.change({ police: { fault: 'slow' }, slowMs });
      const leaving = new AbortController();
      setTimeout(() => {
        leaving.abort();
      }, 50);
      const provider = police(kind);
      const verdict = await provider.verify(questionAbout(personWho('match'), { signal: leaving.signal }));
      assert.deepEqual([verdict.delivery, verdict.providerCode, verdict.tries], ['unknown', 'ABORTED', 1]);
      assert.ok(verdict.latencyMs < 2_000, `${verdict.latencyMs} ms`);
      assert.equal(provider.health().failures, 0);
    }));
}

test('generic: an answer lost on its way is found by its number: counted once, billed once', () =>
  onStage(async ({ police, sandbox }) => {
    const question = questionAbout(personWho('duplicate'));
    const verdict = await police('generic').verify(question);
    assert.deepEqual([verdict.outcome, verdict.delivery, verdict.tries], ['MATCH', 'answered', 2]);
    const [entry] = sandbox.ledger.of(question.requestSn);
    // The second try asks what became of the first and sends no portrait.
    assert.deepEqual([entry?.calls, entry?.billed], [1, 1]);
  }));

test('generic: sent twice it is worked on once; with another portrait it is refused', () =>
  onStage(async ({ police, sandbox }) => {
    const provider = police('generic');
    const question = questionAbout(personWho('match'));
    const [first, second] = [await provider.verify(question), await provider.verify(question)];
    assert.equal(second.providerRequestId, first.providerRequestId);
    const [entry] = sandbox.ledger.of(question.requestSn);
    assert.deepEqual([entry?.calls, entry?.duplicates, entry?.billed], [2, 1, 1]);
    const other = await provider.verify({ ...question, portrait: Buffer.from('ffd8ffe1', 'hex') });
    assert.deepEqual([other.outcome, other.providerCode], ['PROVIDER_UNAVAILABLE', 'DUPLICATE_REQUEST_SN']);
  }));

test('generic: a question is looked up by its number; one that never arrived is not known', () =>
  onStage(async ({ police, sandbox }) => {
    const provider = police('generic', once);
    const question = questionAbout(personWho('noPhoto'));
    assert.equal(await provider.query(question.requestSn), undefined);
    sandbox.script.change({ police: { fault: 'slow', times: 1 }, slowMs });
    assert.equal((await provider.verify(question)).delivery, 'unknown');
    const found = await provider.query(question.requestSn);
    assert.deepEqual([found?.outcome, found?.delivery], ['NO_PHOTO', 'answered']);
    await sandbox.close();
    const unheard = await provider.query(question.requestSn);
    assert.deepEqual([unheard?.providerCode, unheard?.delivery, unheard?.billed], ['ECONNREFUSED', 'unknown', null]);
  }));

test('tencent: has no query, and a repeated question is compared and billed again under the same number', () =>
  onStage(async ({ police, sandbox }) => {
    const provider = police('tencent');
    const question = questionAbout(personWho('duplicate'));
    const verdict = await provider.verify(question);
    assert.deepEqual([verdict.outcome, verdict.tries], ['MATCH', 2]);
    const [entry, ...others] = sandbox.ledger.of(question.requestSn);
    assert.deepEqual([entry?.calls, entry?.billed, others.length], [2, 2, 0]);
    assert.equal(await provider.query(question.requestSn), undefined);
  }));

test('all tries together end at the deadline', () =>
  onStage(async ({ police, sandbox }) => {
    sandbox.script.change({ police: { fault: 'slow' }, slowMs });
    const provider = police('tencent', { retry: { timeoutMs: 400, maxTries: 50, deadlineMs: 1_000 } });
    const verdict = await provider.verify(questionAbout(personWho('match')));
    assert.equal(verdict.delivery, 'unknown');
    // 400 + 400 + the 200 that are left.
    assert.equal(verdict.tries, 3);
    assert.ok(verdict.latencyMs >= 950 && verdict.latencyMs < 1_500, `${verdict.latencyMs} ms`);
  }));

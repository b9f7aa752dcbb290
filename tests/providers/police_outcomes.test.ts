// What the police-ID service says of each person, in both formats.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Behaviour } from '../../sandbox/people.js';
import { countsAsFailure, isSettled, policeOutcomes, type PoliceOutcome } from '../../server/providers/ports.js';
import { onStage, personWho, questionAbout } from './stage.js';

interface Expected {
  readonly behaviour: Behaviour;
  readonly tencent: PoliceOutcome;
  readonly generic: PoliceOutcome;
  readonly score: number | null;
  readonly billed: boolean;
}

const same = (behaviour: Behaviour, outcome: PoliceOutcome, score: number | null, billed: boolean): Expected => ({
  behaviour,
  tencent: outcome,
  generic: outcome,
  score,
  billed,
});

const table: readonly Expected[] = [
  same('match', 'MATCH', 92.5, true),
  same('faceMismatch', 'FACE_MISMATCH', 21.3, true),
  same('nameMismatch', 'NAME_ID_MISMATCH', null, true),
  same('noRecord', 'NO_RECORD', null, false),
  same('noPhoto', 'NO_PHOTO', null, false),
  // Tencent's format has no word for it.
  { behaviour: 'suspected', tencent: 'FACE_MISMATCH', generic: 'SUSPECTED', score: 66.1, billed: true },
  same('qualityBad', 'QUALITY_BAD', null, false),
  same('livenessRisk', 'LIVENESS_RISK', null, false),
  same('rateLimited', 'RATE_LIMITED', null, false),
  same('sourceDown', 'PROVIDER_UNAVAILABLE', null, false),
];

for (const kind of ['tencent', 'generic'] as const) {
  for (const expected of table) {
    test(`${kind}: ${expected.behaviour} is ${expected[kind]}`, () =>
      onStage(async ({ police, sandbox }) => {
        const question = questionAbout(personWho(expected.behaviour));
        const verdict = await police(kind).verify(question);
        assert.equal(verdict.outcome, expected[kind]);
        assert.equal(verdict.delivery, 'answered');
        assert.equal(verdict.score, expected.score);
        assert.equal(verdict.billed, expected.billed);
        assert.match(verdict.providerMessage, /沙箱/);
        assert.ok(verdict.providerRequestId);
        const [entry] = sandbox.ledger.of(question.requestSn);
        // Only a source that did not answer is asked again: three tries.
        assert.equal(entry?.calls, expected.behaviour === 'sourceDown' ? 3 : 1);
        assert.equal(verdict.tries, entry.calls);
      }));
  }

  test(`${kind}: a name that is not the number's is a mismatch, an unknown number no record`, () =>
    onStage(async ({ police }) => {
      const provider = police(kind);
      const { idNumber } = personWho('match');
      const other = await provider.verify(questionAbout({ idNumber, name: '样本乙' }));
      assert.equal(other.outcome, 'NAME_ID_MISMATCH');
      const nobody = await provider.verify(questionAbout({ idNumber: '11990019990228999X', name: '样本丙' }));
      assert.equal(nobody.outcome, 'NO_RECORD');
    }));
}

test('four outcomes count as a failure, and every outcome but two settles the question', () => {
  assert.deepEqual(policeOutcomes.filter(countsAsFailure), [
    'NAME_ID_MISMATCH',
    'FACE_MISMATCH',
    'SUSPECTED',
    'LIVENESS_RISK',
  ]);
  assert.deepEqual(
    policeOutcomes.filter((outcome) => !isSettled(outcome)),
    ['RATE_LIMITED', 'PROVIDER_UNAVAILABLE'],
  );
});

test("a portrait beyond the vendor's limit is refused before anything is sent", () =>
  onStage(async ({ police, sandbox }) => {
    // 2.3 MiB are 3.07 MiB of base64, 3 MiB are taken.
    const large = questionAbout(personWho('match'), { portrait: Buffer.alloc(2.3 * 1024 * 1024, 0xff) });
    const verdict = await police('tencent').verify(large);
    assert.deepEqual(
      [verdict.outcome, verdict.delivery, verdict.providerCode],
      ['QUALITY_BAD', 'notSent', 'PORTRAIT_TOO_LARGE'],
    );
    assert.deepEqual(sandbox.ledger.all(), []);
  }));

test('a request number that could not be sent is refused at once', () =>
  onStage(async ({ police }) => {
    for (const kind of ['tencent', 'generic'] as const) {
      const bad = questionAbout(personWho('match'), { requestSn: 'short' });
      await assert.rejects(police(kind).verify(bad), /5 characters, 8\.\.64/);
    }
  }));

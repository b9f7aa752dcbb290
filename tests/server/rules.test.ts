import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { FolderStore } from '../../server/artifacts/folder_store.js';
import { compareNames, comparableName } from '../../server/cards/comparison.js';
import { nextShanghaiMidnight, shanghaiDay } from '../../server/common/clock.js';
import { settingsFrom } from '../../server/config/settings.js';
import { maskedName, maskedNumber } from '../../server/flow/mask.js';
import { type FlowFacts, stepOf } from '../../server/flow/step.js';
import { Sealer } from '../../server/sealing/sealer.js';
import { validityDates } from '../../server/verifications/validity_dates.js';

describe('a day of uploads', () => {
  test('begins at midnight in Shanghai, which is 16:00 in Greenwich', () => {
    const before = Date.UTC(2026, 10, 28, 15, 59, 59);
    const after = Date.UTC(2026, 10, 28, 16, 0, 0);
    assert.deepEqual([shanghaiDay(before), shanghaiDay(after)], ['2026-11-28', '2026-11-29']);
    assert.equal(nextShanghaiMidnight(before), after);
    assert.equal(nextShanghaiMidnight(after), after + 24 * 3_600_000);
  });
});

describe('a name', () => {
  test('is the same with other dots, spaces and forms of its letters', () => {
    assert.equal(comparableName('阿依古丽・买买提'), '阿依古丽·买买提');
    assert.equal(compareNames('阿依古丽•买 买提', false, '阿依古丽·买买提'), 'same');
  });

  test('differs by one letter when the reading was sure, and is left open when it was not', () => {
    assert.equal(compareNames('林清河', false, '林清和'), 'differs');
    assert.equal(compareNames('林清河', true, '林清和'), 'unsure');
    assert.equal(compareNames('林清', true, '林清㸃'), 'unsure', 'a rare letter read as nothing');
    assert.equal(compareNames('王一', true, '林清和'), 'differs', 'all of it is another');
    assert.equal(compareNames('林清和安', true, '林清和'), 'differs', 'nothing doubtful adds a letter');
  });

  test('of letters beyond 16 bits is masked by letters', () => {
    assert.deepEqual(['张三', '李', '欧阳娜娜', '𠮷田'].map(maskedName), ['张*', '李', '欧**娜', '𠮷*']);
    assert.equal(maskedNumber('11010519491231002X'), '1101**********002X');
  });
});

describe('the step a candidate is in', () => {
  const nothing: FlowFacts = {
    noticeConfirmed: false,
    card: null,
    portraitConfirmed: false,
    faceMatched: false,
    police: 'none',
    failures: 0,
  };
  const card = { readingConfirmed: true, compared: true };
  const all: FlowFacts = { ...nothing, noticeConfirmed: true, card, portraitConfirmed: true, faceMatched: true };

  test('follows from what was done, in the flow’s order', () => {
    for (const [facts, step] of [
      [nothing, 'notice'],
      [{ ...nothing, noticeConfirmed: true }, 'card'],
      [{ ...nothing, noticeConfirmed: true, card: { readingConfirmed: false, compared: false } }, 'reading'],
      [{ ...nothing, noticeConfirmed: true, card: { readingConfirmed: true, compared: false } }, 'comparison'],
      [{ ...nothing, noticeConfirmed: true, card }, 'portrait'],
      [{ ...all, faceMatched: false }, 'face'],
      [all, 'police'],
      [{ ...all, police: 'pending' }, 'police'],
      [{ ...all, police: 'unavailable' }, 'police'],
      [{ ...all, police: 'failed' }, 'policeFailed'],
      [{ ...all, police: 'passed' }, 'done'],
      [{ ...all, failures: 5 }, 'locked'],
      [{ ...all, failures: 5, police: 'passed' }, 'done'],
    ] as const)
      assert.equal(stepOf(facts, 5), step);
  });
});

describe('what is sealed', () => {
  const sealer = new Sealer(randomBytes(32));
  const secret = Buffer.from('样本');

  test('opens for its own place, whole, and with its own key alone', () => {
    const sealed = sealer.seal(secret, 'card/1');
    assert.deepEqual(sealer.open(sealed, 'card/1'), secret);
    assert.throws(() => sealer.open(sealed, 'card/2'));
    assert.throws(() => new Sealer(randomBytes(32)).open(sealed, 'card/1'));
    for (const at of [0, 5, 20, sealed.length - 1]) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      assert.throws(() => sealer.open(altered, 'card/1'), `byte ${at}`);
    }
    assert.throws(() => sealer.open(sealed.subarray(0, 20), 'card/1'));
    assert.notDeepEqual(sealer.seal(secret, 'card/1'), sealed, 'the same words never look the same');
  });

  test('is looked up by a hash that other words do not share', () => {
    assert.equal(sealer.hash('phone', '13800000000'), sealer.hash('phone', '13800000000'));
    assert.notEqual(sealer.hash('a', 'b,1:c'), sealer.hash('a', 'b', 'c'));
    assert.notEqual(sealer.hash('phone', '1'), new Sealer(randomBytes(32)).hash('phone', '1'));
  });

  test('lies in its file sealed, and an altered file is no picture', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qujing-store-'));
    const store = await FolderStore.open(folder, sealer);
    const id = 'A'.repeat(22);
    await store.put(id, secret);
    assert.deepEqual(readdirSync(folder), [id]);
    const file = readFileSync(join(folder, id));
    assert.ok(!file.includes(secret));
    assert.deepEqual(await store.get(id), secret);
    file[file.length - 1] = (file.at(-1) ?? 0) ^ 1;
    writeFileSync(join(folder, id), file);
    await assert.rejects(store.get(id));
    await assert.rejects(store.get('../secret'), /not an id/);
    await store.delete(id);
    await store.delete(id);
    assert.deepEqual(readdirSync(folder), []);
    rmSync(folder, { recursive: true });
  });
});

describe('a configuration', () => {
  const whole = {
    QUJING_DATA: '/data',
    QUJING_MASTER_KEY: randomBytes(32).toString('base64'),
    QUJING_ORIGIN: 'https://capture.example',
    QUJING_REGISTRATION_PAGE: 'https://exam.example/',
    QUJING_CONTACT: '010',
  };

  test('that lacks something is refused by the variable’s name, never its value', () => {
    assert.equal(settingsFrom(whole).databaseUrl, '/data/qujing.sqlite');
    for (const name of Object.keys(whole))
      assert.throws(() => settingsFrom({ ...whole, [name]: undefined }), new RegExp(`${name} is not set`));
    assert.throws(() => settingsFrom({ ...whole, QUJING_MASTER_KEY: 'c2hvcnQ=' }), /holds 5 bytes, needs 32/);
    assert.throws(() => settingsFrom({ ...whole, QUJING_ORIGIN: 'http://capture.example' }), /must be https/);
    assert.throws(() => settingsFrom({ ...whole, QUJING_PORT: 'x' }), /QUJING_PORT must be a whole number/);
  });
});

describe('a card’s validity for the police service', () => {
  test('is two dates, or one where it is for ever', () => {
    assert.deepEqual(validityDates('2019.06.01-2039.06.01'), { validFrom: '2019-06-01', validTo: '2039-06-01' });
    assert.deepEqual(validityDates('2019.06.01-长期'), { validFrom: '2019-06-01' });
    assert.deepEqual(validityDates('2019.06.01-2039'), {});
  });
});

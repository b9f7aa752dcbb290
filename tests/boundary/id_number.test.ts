import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CardEngine } from '../../web/sdk/engine/card_engine.js';
import { openEngine } from './engine_under_test.js';

const woman = {
  valid: true,
  problem: null,
  number: '11010519491231002X',
  birthDate: '1949-12-31',
  sex: 'female',
  province: '11',
};

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (c) => String.fromCodePoint(c.charCodeAt(0) + 0xfee0));
}

describe('readIdNumber', () => {
  let engine: CardEngine;
  before(async () => {
    engine = await openEngine();
  });
  after(() => {
    engine.close();
    assert.equal(engine.openHandles, 0, 'a handle leaked');
  });

  for (const text of [
    '11010519491231002X',
    '11010519491231002x',
    ' \t11010519491231002X\r\n',
    '\u300011010519491231002X\u3000',
    fullWidth('11010519491231002X'),
    fullWidth('11010519491231002x'),
  ]) {
    test(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(engine.readIdNumber(text), woman);
    });
  }

  test('says a man, and a number of a residence permit', () => {
    assert.equal(engine.readIdNumber('440524188001010014').sex, 'male');
    const permit = engine.readIdNumber('83000019900101999X');
    assert.deepEqual([permit.valid, permit.sex, permit.province], [true, 'male', '83']);
  });

  const nothing = { valid: false, number: null, birthDate: null, sex: null, province: null };
  const refusals: readonly (readonly [string, object])[] = [
    ['', { ...nothing, problem: 'wrongLength' }],
    ['110105491231002', { ...nothing, problem: 'wrongLength' }],
    ['11010519491231002X\0', { ...nothing, problem: 'wrongLength' }],
    ['11010519491231002\0', { ...nothing, problem: 'wrongCharacter', number: '11010519491231002?' }],
    ['1101051949123100二x', { ...nothing, problem: 'wrongCharacter', number: '1101051949123100?X' }],
    [
      '990105194912310020',
      { ...woman, valid: false, problem: 'unknownProvince', number: '990105194912310020', province: '99' },
    ],
    [
      '110105190002290020',
      { ...woman, valid: false, problem: 'badBirthDate', number: '110105190002290020', birthDate: null, sex: null },
    ],
    ['110105194912310020', { ...woman, valid: false, problem: 'badChecksum', number: '110105194912310020' }],
  ];
  for (const [text, expected] of refusals) {
    test(`refuses ${JSON.stringify(text)}`, () => {
      assert.deepEqual(engine.readIdNumber(text), expected);
    });
  }

  test('a lone surrogate is refused like any other character', () => {
    assert.equal(engine.readIdNumber('11010519491231002\ud800').valid, false);
    assert.equal(engine.readIdNumber('\udc0011010519491231002X').valid, false);
    assert.equal(engine.faulted, false);
  });

  test('ten thousand readings and a text of a megabyte leave no more memory behind than the first did', () => {
    const long = '１'.repeat(350_000);
    const readAll = (): void => {
      assert.equal(engine.readIdNumber(long).problem, 'wrongLength');
      for (let i = 0; i < 100; i++) assert.equal(engine.readIdNumber(woman.number).valid, true);
    };
    readAll();
    const memoryBytes = engine.memoryBytes;
    for (let round = 0; round < 100; round++) readAll();
    assert.equal(engine.memoryBytes, memoryBytes);
  });
});

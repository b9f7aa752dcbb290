import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseValidity, spanFitsAge } from '../../server/reading/validity.js';

describe('how long the card is valid', () => {
  test('both dates are read, with dots and dash or without', () => {
    for (const read of ['2016.03.08-2026.03.08', '2016030820260308', '2016.03.082026.0308']) {
      const { from, to, reasons } = parseValidity(read);
      assert.deepEqual([from, to, reasons], ['2016-03-08', '2026-03-08', []], read);
    }
  });

  test('长期 is an end, also when one of its characters was lost', () => {
    assert.deepEqual(parseValidity('2016.03.08-长期'), { from: '2016-03-08', to: '长期', reasons: [] });
    assert.deepEqual(parseValidity('20160308期'), { from: '2016-03-08', to: '长期', reasons: [] });
  });

  test('a span that no card has is told', () => {
    assert.deepEqual(parseValidity('2016.03.08-2023.03.08').reasons, ['oddSpan']);
    assert.deepEqual(parseValidity('2016.03.08-2026.03.09').reasons, ['oddSpan']);
  });

  test('a card of the 29th of February ends beside it', () => {
    assert.deepEqual(parseValidity('2016.02.29-2026.02.28').reasons, []);
    assert.deepEqual(parseValidity('2016.02.29-2026.03.01').reasons, []);
    assert.deepEqual(parseValidity('2016.02.28-2026.03.01').reasons, ['oddSpan']);
  });

  test('no day of the calendar is told, and shown as read', () => {
    assert.deepEqual(parseValidity('2016.13.08-2026.13.08'), {
      from: '2016-13-08',
      to: '2026-13-08',
      reasons: ['badDate'],
    });
    assert.deepEqual(parseValidity('2016.3.8-长期').reasons, ['badDate']);
    assert.deepEqual(parseValidity('').reasons, ['badDate']);
  });

  test('the span goes with the age, a year before or after a birthday too', () => {
    const given = '2016-03-08';
    assert.ok(spanFitsAge('2004-01-01', given, '2021-03-08'), 'five years at 12');
    assert.ok(spanFitsAge('1996-01-01', given, '2026-03-08'), 'ten years at 20');
    assert.ok(spanFitsAge('1980-01-01', given, '2036-03-08'), 'twenty years at 36');
    assert.ok(spanFitsAge('1960-01-01', given, '长期'), 'for ever at 56');
    assert.ok(spanFitsAge('2000-04-08', given, '2026-03-08'), 'ten years at 15 years and 11 months');
    assert.ok(!spanFitsAge('1996-01-01', given, '长期'), 'for ever at 20');
    assert.ok(!spanFitsAge('1960-01-01', given, '2026-03-08'), 'ten years at 56');
  });
});

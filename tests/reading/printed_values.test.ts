import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseBirth } from '../../server/reading/birth.js';
import { fieldOf } from '../../server/reading/field_reading.js';
import { birthAgainst, sexAgainst } from '../../server/reading/number_says.js';
import { spacingDoubt } from '../../server/reading/print_spacing.js';
import { halfWidth, isAddress, isIssuer, isName, nameOf } from '../../server/reading/printed_text.js';
import { lineOf } from './lines.js';

function characters(text: string): { text: string }[] {
  return Array.from(text, (character) => ({ text: character }));
}

describe('the day of birth', () => {
  const kYear = [0, 1.7, 3.4, 5.1];

  test('is read with its labels', () => {
    const places = [...kYear, 8, 11, 12.7, 16, 20, 24];
    assert.deepEqual(parseBirth(characters('1990年12月3日'), places), { value: '1990-12-03', isDay: true });
  });

  test('is read without them, for the numbers stand apart', () => {
    assert.deepEqual(parseBirth(characters('1990123'), [...kYear, 11, 12.7, 20]), { value: '1990-12-03', isDay: true });
    assert.deepEqual(parseBirth(characters('1990123'), [...kYear, 11, 20, 21.7]), { value: '1990-01-23', isDay: true });
  });

  test('that is none is shown as read', () => {
    const places = [...kYear, 8, 11, 16, 20, 21.7];
    assert.deepEqual(parseBirth(characters('1990年2月30'), places), { value: '1990-2-30', isDay: false });
  });
});

describe('birth and sex against the number', () => {
  const says = { sex: 'male', birthDate: '1990-12-03' } as const;

  test('that agree stay as they are', () => {
    assert.equal(sexAgainst(fieldOf('男', 0.99, []), says).uncertain, false);
    assert.equal(birthAgainst(fieldOf('1990-12-03', 0.99, []), says).uncertain, false);
  });

  test('that disagree are both shown', () => {
    const sex = sexAgainst(fieldOf('女', 0.99, []), says);
    assert.deepEqual([sex.value, sex.ruleSays, sex.reasons], ['女', '男', ['differsFromNumber']]);
    const birth = birthAgainst(fieldOf('1990-12-08', 0.99, []), says);
    assert.deepEqual([birth.value, birth.ruleSays, birth.uncertain], ['1990-12-08', '1990-12-03', true]);
  });

  test('a number that is none says nothing', () => {
    assert.equal(sexAgainst(fieldOf('女', 0.99, []), null).uncertain, false);
  });
});

describe('names and addresses', () => {
  test('any dot between the parts of a name is the one that names have', () => {
    for (const dot of '·•‧・．.') assert.equal(nameOf(`阿依${dot}古丽`), '阿依·古丽');
    assert.ok(isName('阿依·古丽') && isName('王一') && isName('欧阳𠮷'));
    assert.ok(!isName('王1') && !isName('·王') && !isName(''));
  });

  test('digits and letters are half as wide as Hanzi', () => {
    assert.equal(halfWidth('Ａ座１２０３ 室'), 'A座1203室');
    assert.ok(isAddress('样本市范例区A座1203室') && !isAddress('样本市?'));
    assert.ok(isIssuer('样本市公安局') && !isIssuer('样本市公安局7'));
  });
});

/** Steps of 0.8 mm; Hanzi are 4 mm apart. */
describe('print that was read as nothing', () => {
  const gap = {};
  const hanzi = (character: string): object[] => [gap, gap, { [character]: 0.99 }, gap, gap];
  const doubt = (steps: readonly object[], right: number): boolean =>
    spacingDoubt(lineOf(steps as Record<string, number>[]), { left: 0, right }, 4);

  test('is found by the room that it takes: before, between and after', () => {
    const [a, b, none] = [hanzi('土'), hanzi('家'), hanzi('汉').map(() => gap)];
    assert.equal(doubt([...a, ...b], 8), false);
    assert.equal(doubt([...none, ...a, ...b], 12), true);
    assert.equal(doubt([...a, ...none, ...b], 12), true);
    assert.equal(doubt([...a, ...b, ...none], 12), true);
  });

  test('one Hanzi read as two is found by the room that it lacks', () => {
    assert.equal(doubt([gap, { 土: 0.99 }, { 家: 0.99 }, gap, gap], 4), true);
  });

  test('digits are half as wide', () => {
    const digits = [{ 1: 0.99 }, gap, gap, { 2: 0.99 }, gap, { 3: 0.99 }, gap];
    assert.equal(doubt(digits, 5.6), false);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCharacter, isValidIdNumber } from './id_number.js';
import { fictionalPerson } from './person.js';
import { Random } from './random.js';

test('the check character follows the published vectors', () => {
  assert.equal(checkCharacter('11010519491231002'), 'X');
  assert.equal(checkCharacter('34052419800101001'), 'X');
  assert.equal(checkCharacter('44052418800101001'), '4');
  assert.equal(isValidIdNumber('11204416541220243X'), false);
});

test('made-up people bear valid numbers that nobody was given', () => {
  for (let i = 0; i < 200; i++) {
    const person = fictionalPerson(new Random(`person${i}`));
    assert.ok(isValidIdNumber(person.idNumber), person.idNumber);
    assert.match(person.idNumber.slice(14, 17), /^(000|99[6-9])$/);
    assert.equal(Number(person.idNumber[16]) % 2 === 1, person.sex === 'male');
    assert.ok(person.addressLines.length <= 3);
  }
});

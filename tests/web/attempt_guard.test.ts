import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviceOn } from '../../web/sdk/session/attempt_guard.js';
import { photoOf, portraitWith } from './portrait_with.js';

const some = { left: 3, aDay: 15 };

test('a photo that keeps the rule may be submitted, with the advice that was not kept', () => {
  assert.deepEqual(adviceOn(photoOf(portraitWith({})), some), { verdict: 'ready', reasons: [], warnings: [] });
  const { verdict, warnings } = adviceOn(photoOf(portraitWith({ advisory: ['glassesGlare', 'retouched'] })), some);
  assert.equal(verdict, 'warned');
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ['glassesGlare', 'retouched'],
  );
});

test('one that does not is not to be submitted yet, because ...', () => {
  const { verdict, reasons } = adviceOn(photoOf(portraitWith({ failed: ['eyesClosed', 'tooDark'] })), some);
  assert.deepEqual([verdict, reasons], ['notYet', ['eyesClosed', 'tooDark']]);
});

test('where none is left nothing is; where it is not known nobody is held up', () => {
  assert.equal(adviceOn(photoOf(portraitWith({})), { left: 0, aDay: 15 }).verdict, 'spent');
  assert.equal(adviceOn(photoOf(portraitWith({})), { left: null, aDay: 15 }).verdict, 'ready');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HintPacer } from '../../web/elements/hint_pacer.js';

test('a hint stays for 600 ms, and what came and went meanwhile is not shown', () => {
  const pacer = new HintPacer<string>();
  assert.equal(pacer.next('moveCloser', 0), true);
  assert.equal(pacer.next('holdStill', 100), false);
  assert.equal(pacer.next('moveCloser', 500), false);
  assert.equal(pacer.next('holdStill', 599), false);
  assert.equal(pacer.shown, 'moveCloser');
  assert.equal(pacer.next('holdStill', 600), true);
  assert.equal(pacer.shown, 'holdStill');
});

test('what the person waits to hear of is shown at once, and once', () => {
  const pacer = new HintPacer<string>();
  pacer.next('blink', 0);
  assert.equal(pacer.next('done', 10, true), true);
  assert.equal(pacer.next('done', 20, true), false);
});

test('after clear() the first hint is shown at once, also the same one', () => {
  const pacer = new HintPacer<string>();
  pacer.next('noFace', 0);
  pacer.clear();
  assert.equal(pacer.shown, null);
  assert.equal(pacer.next('noFace', 1), true);
});

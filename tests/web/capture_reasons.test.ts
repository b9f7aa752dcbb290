import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portraitReasonsOf, ReasonLog, reasonsOf } from '../../web/sdk/session/capture_reasons.js';
import { analysisWith } from './analysis_with.js';
import { portraitWith } from './portrait_with.js';

test('the reasons are the gating checks that failed; without a card it is that there is none, or a part', () => {
  assert.deepEqual(reasonsOf(analysisWith({ failed: ['glare', 'blurred'], advisory: ['screenRecapture'] })), [
    'glare',
    'blurred',
  ]);
  assert.deepEqual(reasonsOf(analysisWith({})), []);
  assert.deepEqual(reasonsOf(analysisWith({ found: false })), ['noCard']);
  assert.deepEqual(reasonsOf(analysisWith({ found: false, partlyOutside: true })), ['partlyOutside']);
});

test('of a portrait each reason is told once, although two checks may share it', () => {
  const failed = ['tooDark', 'faceTurned', 'tooDark'] as const;
  assert.deepEqual(portraitReasonsOf(portraitWith({ failed })), ['tooDark', 'faceTurned']);
  assert.deepEqual(portraitReasonsOf(portraitWith({ face: null })), ['noFace']);
});

test('of the last frames the three most frequent ones are told, not what happened once', () => {
  const log = new ReasonLog();
  log.add(['moving']);
  for (let i = 0; i < 6; i++) log.add(['blurred', 'glare', 'tilted', 'tooDark']);
  log.add(['glare']);
  assert.deepEqual(log.most(), ['glare', 'blurred', 'tilted']);
  log.clear();
  assert.deepEqual(log.most(), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReasonLog, reasonsOf } from '../../web/sdk/session/capture_reasons.js';
import { analysisWith } from './analysis_with.js';

test('the reasons are the gating checks that failed; without a card it is that there is none, or a part', () => {
  assert.deepEqual(reasonsOf(analysisWith({ failed: ['glare', 'blurred'], advisory: ['screenRecapture'] })), [
    'glare',
    'blurred',
  ]);
  assert.deepEqual(reasonsOf(analysisWith({})), []);
  assert.deepEqual(reasonsOf(analysisWith({ found: false })), ['noCard']);
  assert.deepEqual(reasonsOf(analysisWith({ found: false, partlyOutside: true })), ['partlyOutside']);
});

test('of the last frames the three most frequent ones are told, not what happened once', () => {
  const log = new ReasonLog();
  log.add(analysisWith({ failed: ['moving'] }));
  for (let i = 0; i < 6; i++) log.add(analysisWith({ failed: ['blurred', 'glare', 'tilted', 'tooDark'] }));
  log.add(analysisWith({ failed: ['glare'] }));
  assert.deepEqual(log.most(), ['glare', 'blurred', 'tilted']);
  log.clear();
  assert.deepEqual(log.most(), []);
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  isOver,
  livenessLimits,
  livenessStates,
  livenessTransitions,
  type LivenessEvent,
} from '../../web/sdk/session/liveness_machine.js';
import { challengeStates } from '../../web/sdk/types.js';
import { holdRules } from './machine_rules.js';

describe('the states around a challenge', () => {
  holdRules({
    states: livenessStates,
    transitions: livenessTransitions,
    limits: livenessLimits,
    resting: ['idle', 'handedOver'],
    byHand: new Set<LivenessEvent>(['start', 'stop', 'handOver', 'restart']),
    first: 'idle',
    last: 'passed',
  });

  test('each that waits for somebody else can fail, and a failure leaves another try', () => {
    for (const state of ['ordering', 'watching', 'collecting'] as const)
      assert.equal(livenessTransitions[state].failed, 'ended', state);
    assert.equal(livenessTransitions.opening.close, 'idle');
    assert.equal(livenessTransitions.ended.start, 'opening');
  });

  test('whoever waits or failed can be looked at by a person instead', () => {
    for (const state of ['idle', 'opening', 'ordering', 'watching', 'interrupted', 'ended'] as const)
      assert.equal(livenessTransitions[state].handOver, 'handedOver', state);
  });

  test('a camera that is lost voids the challenge and leads to a new order, never on within the old one', () => {
    for (const state of ['opening', 'ordering', 'watching'] as const)
      assert.equal(livenessTransitions[state].lose, 'interrupted', state);
    const onward = Object.values(livenessTransitions.interrupted);
    assert.ok(!onward.includes('watching') && onward.includes('ordering'));
  });

  test('nothing passes but what was collected', () => {
    const leading = livenessStates.flatMap((state) =>
      Object.entries(livenessTransitions[state])
        .filter(([, next]) => next === 'passed')
        .map(([event]) => [state, event]),
    );
    assert.deepEqual(leading, [['collecting', 'collected']]);
  });

  test('a challenge is on in three states and over in all others', () => {
    assert.deepEqual(
      challengeStates.filter((state) => !isOver(state)),
      ['framing', 'neutral', 'action'],
    );
  });
});

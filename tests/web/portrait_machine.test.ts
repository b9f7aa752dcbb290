import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  portraitEvents,
  portraitLimits,
  portraitStates,
  portraitTransitions,
  type PortraitEvent,
} from '../../web/sdk/session/portrait_machine.js';
import { holdRules } from './machine_rules.js';

const byTheEngineOrClock = new Set<PortraitEvent>(['done', 'took', 'noFace', 'failed', 'remade', 'late', 'expire']);

describe('the states of a portrait’s capture', () => {
  holdRules({
    states: portraitStates,
    transitions: portraitTransitions,
    limits: portraitLimits,
    byHand: new Set(portraitEvents.filter((event) => !byTheEngineOrClock.has(event))),
    first: 'aiming',
    last: 'confirmed',
  });

  test('each that waits for the engine can fail, and the photo made before stays', () => {
    for (const state of ['taking', 'judging'] as const) assert.equal(portraitTransitions[state].failed, 'aiming');
    assert.equal(portraitTransitions.remaking.failed, 'adjusting');
    assert.equal(portraitTransitions.finishing.failed, 'review');
  });

  test('each can be begun anew, and each that shows a picture can be left for another one', () => {
    for (const state of portraitStates) assert.equal(portraitTransitions[state].restart, 'aiming', state);
    for (const state of ['refused', 'review', 'doubting', 'adjusting'] as const) {
      assert.equal(portraitTransitions[state].again, 'aiming', state);
      assert.equal(portraitTransitions[state].choose, 'judging', state);
    }
  });

  test('nothing is confirmed but by a press of the candidate', () => {
    const leading = portraitStates.flatMap((state) =>
      Object.entries(portraitTransitions[state]).filter(([, next]) => next === 'confirmed'),
    );
    assert.deepEqual(
      leading.map(([event]) => event),
      ['submit', 'insist'],
    );
  });
});

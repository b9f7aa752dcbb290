import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  captureEvents,
  captureLimits,
  captureStates,
  captureTransitions,
  nextCaptureState,
  type CaptureEvent,
} from '../../web/sdk/session/capture_machine.js';
import { holdRules } from './machine_rules.js';

/** What only the candidate does: a state must not depend on it alone. */
const byHand = new Set<CaptureEvent>([
  'shutter',
  'choose',
  'accept',
  'correct',
  'apply',
  'again',
  'retake',
  'confirm',
  'restart',
]);

describe('the states of a capture', () => {
  holdRules({
    states: captureStates,
    transitions: captureTransitions,
    limits: captureLimits,
    byHand,
    first: 'aiming',
    last: 'confirmed',
  });

  test('each that waits for the engine can fail', () => {
    for (const state of ['taking', 'judging'] as const) assert.equal(captureTransitions[state].failed, 'aiming');
  });

  test('each can be begun anew, and each that waits for the candidate offers a way on and a way back', () => {
    for (const state of captureStates) {
      if (state !== 'aiming') assert.equal(captureTransitions[state].restart ?? 'aiming', 'aiming', state);
    }
    assert.deepEqual(
      (['judged', 'correcting'] as const).map((state) => captureTransitions[state].again),
      ['aiming', 'aiming'],
    );
    assert.equal(captureTransitions.review.retake, 'aiming');
    assert.equal(captureTransitions.review.confirm, 'confirmed');
  });

  test('an event that a state does not know changes nothing', () => {
    for (const state of captureStates) {
      for (const event of captureEvents) {
        assert.equal(nextCaptureState(state, event), captureTransitions[state][event] ?? state);
      }
    }
  });
});

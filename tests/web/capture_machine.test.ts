import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  captureEvents,
  captureLimits,
  captureStates,
  captureTransitions,
  nextCaptureState,
  type CaptureState,
} from '../../web/sdk/session/capture_machine.js';

/** What only the candidate does: a state must not depend on it alone. */
const byHand = new Set(['shutter', 'choose', 'accept', 'correct', 'apply', 'again', 'retake', 'confirm', 'restart']);

describe('the states of a capture', () => {
  test('each has a time limit whose event leads out of it', () => {
    for (const state of captureStates) {
      const { afterMs, event } = captureLimits[state];
      assert.ok(afterMs > 0 && afterMs <= 15 * 60_000, `${state} waits ${afterMs} ms`);
      assert.equal(byHand.has(event), false, `${state} is ended by the candidate only`);
      const next = captureTransitions[state][event];
      assert.notEqual(next, undefined, `${state} does not know ${event}`);
      assert.notEqual(next, state, `${state} stays after its limit`);
    }
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

  test('every state is reached from the first one, and from every state the end is', () => {
    assert.deepEqual(new Set(reachable('aiming')), new Set(captureStates));
    for (const state of captureStates) assert.ok(reachable(state).includes('confirmed'), `${state} leads nowhere`);
  });

  test('an event that a state does not know changes nothing', () => {
    for (const state of captureStates) {
      for (const event of captureEvents) {
        assert.equal(nextCaptureState(state, event), captureTransitions[state][event] ?? state);
      }
    }
  });
});

function reachable(from: CaptureState): CaptureState[] {
  const seen = new Set<CaptureState>([from]);
  for (const state of seen) for (const next of Object.values(captureTransitions[state])) seen.add(next);
  return [...seen];
}

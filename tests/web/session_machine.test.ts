import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextState, sessionEvents, sessionStates, sessionTransitions } from '../../web/sdk/session/session_machine.js';

test('every state but the last can be left: by failing where it waits, by the candidate everywhere', () => {
  for (const state of sessionStates) {
    const exits = sessionTransitions[state];
    if (state === 'closed') assert.deepEqual(exits, {});
    else assert.equal(exits.close, 'closed', `${state} cannot be closed`);
    if (state === 'starting' || state === 'live') {
      assert.equal(exits.fail, 'failed', `${state} has no way to fail`);
      assert.equal(exits.stop, 'idle', `${state} cannot be stopped`);
    }
    if (state === 'idle' || state === 'lost' || state === 'failed') {
      assert.equal(exits.start, 'starting', `${state} offers no retry`);
    }
  }
});

test('an event that a state does not know changes nothing', () => {
  for (const state of sessionStates) {
    for (const event of sessionEvents) {
      const listed = sessionTransitions[state][event];
      assert.equal(nextState(state, event), listed ?? state);
    }
  }
});

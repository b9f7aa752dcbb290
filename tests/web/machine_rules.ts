// What holds for the states of every capture.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Transitions } from '../../web/sdk/session/picture_capture.js';

interface Machine<State extends string, Event extends string> {
  readonly states: readonly State[];
  readonly transitions: Transitions<State, Event>;
  readonly limits: Readonly<Record<State, { readonly afterMs: number; readonly event: Event } | null>>;
  /** Those that hold nothing and wait for nobody: they need no limit. */
  readonly resting?: readonly State[];
  /** What only the candidate does: a state must not depend on it alone. */
  readonly byHand: ReadonlySet<Event>;
  readonly first: State;
  readonly last: State;
}

export function holdRules<State extends string, Event extends string>(machine: Machine<State, Event>): void {
  const { states, transitions, limits, resting = [], byHand, first, last } = machine;

  test('each has a time limit whose event leads out of it', () => {
    for (const state of states) {
      const limit = limits[state];
      assert.equal(limit === null, resting.includes(state), state);
      if (limit === null) continue;
      const { afterMs, event } = limit;
      assert.ok(afterMs > 0 && afterMs <= 15 * 60_000, `${state} waits ${afterMs} ms`);
      assert.equal(byHand.has(event), false, `${state} is ended by the candidate only`);
      const next = transitions[state][event];
      assert.notEqual(next, undefined, `${state} does not know ${event}`);
      assert.notEqual(next, state, `${state} stays after its limit`);
    }
  });

  test('every state is reached from the first one, and from every state the end is', () => {
    assert.deepEqual(new Set(reachable(transitions, first)), new Set(states));
    for (const state of states) assert.ok(reachable(transitions, state).includes(last), `${state} leads nowhere`);
  });
}

function reachable<State extends string, Event extends string>(
  transitions: Transitions<State, Event>,
  from: State,
): State[] {
  const seen = new Set<State>([from]);
  for (const state of seen)
    for (const next of Object.values<State | undefined>(transitions[state])) if (next !== undefined) seen.add(next);
  return [...seen];
}

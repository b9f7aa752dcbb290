/**
 * - `starting`: permission, camera and engine are awaited; each has its own time limit.
 * - `lost`: the camera was taken away; `start` tries again.
 * - `failed`: see the error; `start` tries again.
 */
export const sessionStates = ['idle', 'starting', 'live', 'lost', 'failed', 'closed'] as const;
export type SessionState = (typeof sessionStates)[number];

export const sessionEvents = ['start', 'ready', 'lose', 'fail', 'stop', 'close'] as const;
export type SessionEvent = (typeof sessionEvents)[number];

/** The whole behaviour of a live session. An event that a state does not list changes nothing. */
export const sessionTransitions: Readonly<Record<SessionState, Partial<Record<SessionEvent, SessionState>>>> = {
  idle: { start: 'starting', close: 'closed' },
  starting: { ready: 'live', lose: 'lost', fail: 'failed', stop: 'idle', close: 'closed' },
  live: { lose: 'lost', fail: 'failed', stop: 'idle', close: 'closed' },
  lost: { start: 'starting', stop: 'idle', close: 'closed' },
  failed: { start: 'starting', stop: 'idle', close: 'closed' },
  closed: {},
};

export function nextState(state: SessionState, event: SessionEvent): SessionState {
  return sessionTransitions[state][event] ?? state;
}

import type { ChallengeState } from '../types.js';
import type { Limits, Transitions } from './picture_capture.js';

/**
 * - `idle`: nothing runs.
 * - `opening`: camera and engine are being opened.
 * - `ordering`: the server is asked for actions.
 * - `watching`: the challenge is on; how far it is says its own status.
 * - `interrupted`: the camera was lost or the page hidden: the challenge is void, a new one follows by itself.
 * - `collecting`: passed; pictures and manifest are put together and signed.
 * - `passed`: the artifact is there.
 * - `ended`: not passed; try again, or be looked at by a person.
 * - `handedOver`: the candidate chose to be looked at by a person.
 */
export const livenessStates = [
  'idle',
  'opening',
  'ordering',
  'watching',
  'interrupted',
  'collecting',
  'passed',
  'ended',
  'handedOver',
] as const;
export type LivenessState = (typeof livenessStates)[number];

/**
 * By the camera: `live`, `lose` (lost, or the page hidden), `close` (it could not be opened, or was stopped).
 * By the server and the engine: `ordered`, `done`, `end`, `collected`, `failed`.
 * By the candidate: `start`, `stop`, `handOver`, `restart`.
 * By the clock: `expire`.
 */
export const livenessEvents = [
  'live',
  'lose',
  'close',
  'ordered',
  'done',
  'end',
  'collected',
  'failed',
  'start',
  'stop',
  'handOver',
  'restart',
  'expire',
] as const;
export type LivenessEvent = (typeof livenessEvents)[number];

const leaving = { close: 'idle', stop: 'idle', handOver: 'handedOver' } as const;

/** The whole behaviour around a challenge. An event that a state does not list changes nothing. */
export const livenessTransitions: Transitions<LivenessState, LivenessEvent> = {
  idle: { start: 'opening', handOver: 'handedOver' },
  opening: { live: 'ordering', lose: 'interrupted', expire: 'idle', ...leaving },
  ordering: { ordered: 'watching', failed: 'ended', lose: 'interrupted', expire: 'ended', ...leaving },
  watching: { done: 'collecting', end: 'ended', lose: 'interrupted', failed: 'ended', expire: 'ended', ...leaving },
  interrupted: { live: 'ordering', start: 'opening', expire: 'idle', ...leaving },
  collecting: { collected: 'passed', failed: 'ended', expire: 'ended', stop: 'idle' },
  passed: { restart: 'idle', expire: 'idle' },
  ended: { start: 'opening', handOver: 'handedOver', stop: 'idle', restart: 'idle', expire: 'idle' },
  handedOver: { restart: 'idle' },
};

/** Pictures of a person are not left lying on a page that nobody looks at. */
const unattended = { afterMs: 15 * 60_000, event: 'expire' } as const;

/** What happens to a state that nothing else ends; null: it holds nothing and waits for nobody. */
export const livenessLimits: { readonly [State in LivenessState]: Limits<State, LivenessEvent>[State] | null } = {
  idle: null,
  // Permission, camera and engine have limits of their own.
  opening: { afterMs: 180_000, event: 'expire' },
  ordering: { afterMs: 20_000, event: 'expire' },
  // The challenge's own 60 s, and time to lose a frame.
  watching: { afterMs: 70_000, event: 'expire' },
  interrupted: unattended,
  collecting: { afterMs: 30_000, event: 'expire' },
  passed: unattended,
  // The camera stays on for the next try.
  ended: { afterMs: 3 * 60_000, event: 'expire' },
  handedOver: null,
};

/** Whether a challenge has ended, one way or the other. */
export function isOver(state: ChallengeState): boolean {
  return state !== 'framing' && state !== 'neutral' && state !== 'action';
}

import type { Limits, Transitions } from './picture_capture.js';

/**
 * - `aiming`: the camera looks for a face, or waits to be opened.
 * - `helping`: the same, but it took long: the shutter and the reasons are shown.
 * - `taking`: the photo is made of the frame that the engine chose.
 * - `judging`: a picture taken by hand or chosen is looked at.
 * - `refused`: no face was found in it: turn it, or take another.
 * - `review`: source and photo are shown: submit, adjust, or take another.
 * - `doubting`: it did not pass and is to be submitted all the same: sure?
 * - `adjusting`: the candidate moves, zooms or turns it.
 * - `remaking`: the photo is made anew after that.
 * - `finishing`: the same, and the candidate is done with it.
 * - `confirmed`: handed over.
 */
export const portraitStates = [
  'aiming',
  'helping',
  'taking',
  'judging',
  'refused',
  'review',
  'doubting',
  'adjusting',
  'remaking',
  'finishing',
  'confirmed',
] as const;
export type PortraitState = (typeof portraitStates)[number];

/**
 * By the engine: `done` (it chose a frame), `took` (a photo was made), `noFace`, `failed` (also a photo that did not
 * confirm the frame), `remade`.
 * By the candidate: `shutter`, `choose`, `turn`, `submit`, `doubt`, `insist`, `back`, `adjust`, `change`, `finish`,
 * `again`, `restart`.
 * By the clock: `late`, `expire` (nobody is there: the pictures are dropped).
 */
export const portraitEvents = [
  'done',
  'took',
  'noFace',
  'failed',
  'remade',
  'shutter',
  'choose',
  'turn',
  'submit',
  'doubt',
  'insist',
  'back',
  'adjust',
  'change',
  'finish',
  'again',
  'restart',
  'late',
  'expire',
] as const;
export type PortraitEvent = (typeof portraitEvents)[number];

const anew = { restart: 'aiming', again: 'aiming' } as const;
const looking = { done: 'taking', shutter: 'judging', choose: 'judging', expire: 'aiming', restart: 'aiming' } as const;
const leaving = { ...anew, choose: 'judging', expire: 'aiming' } as const;

/** The whole behaviour of a portrait's capture. An event that a state does not list changes nothing. */
export const portraitTransitions: Transitions<PortraitState, PortraitEvent> = {
  aiming: { ...looking, late: 'helping' },
  helping: looking,
  taking: { took: 'review', failed: 'aiming', ...anew },
  judging: { took: 'review', noFace: 'refused', failed: 'aiming', ...anew },
  refused: { turn: 'judging', ...leaving },
  review: { submit: 'confirmed', doubt: 'doubting', adjust: 'adjusting', ...leaving },
  doubting: { insist: 'confirmed', back: 'review', ...leaving },
  adjusting: { change: 'remaking', finish: 'review', ...leaving },
  remaking: { change: 'remaking', remade: 'adjusting', failed: 'adjusting', finish: 'finishing', ...anew },
  finishing: { remade: 'review', failed: 'review', ...anew },
  confirmed: { restart: 'aiming', expire: 'aiming' },
};

/** Pictures of a person are not left lying on a page that nobody looks at. */
const unattended = { afterMs: 15 * 60_000, event: 'expire' } as const;
/** Decoding (30 s), loading the engine (60 s) and making a photo (20 s) have limits of their own. */
const making = { afterMs: 120_000, event: 'failed' } as const;
const remaking = { afterMs: 30_000, event: 'failed' } as const;

/** What happens to a state that nothing else ends. That of `aiming` runs while the camera does. */
export const portraitLimits: Limits<PortraitState, PortraitEvent> = {
  aiming: { afterMs: 8_000, event: 'late' },
  helping: unattended,
  taking: remaking,
  judging: making,
  refused: unattended,
  review: unattended,
  doubting: unattended,
  adjusting: unattended,
  remaking,
  finishing: remaking,
  confirmed: unattended,
};

/**
 * - `aiming`: a side is asked for; the camera looks for it, or waits to be opened.
 * - `helping`: the same, but it took long: the shutter and the reasons are shown.
 * - `taking`: the frame that the engine chose is looked at once more and cut out.
 * - `taken`: a side is there; shown for a moment.
 * - `turning`: the card is to be turned over.
 * - `judging`: a picture taken by hand or chosen is looked at.
 * - `judged`: it did not pass: accept it, mark its corners, or take another.
 * - `correcting`: its corners are marked by hand.
 * - `review`: all sides are there: confirm, or take one again.
 * - `confirmed`: handed over.
 */
export const captureStates = [
  'aiming',
  'helping',
  'taking',
  'taken',
  'turning',
  'judging',
  'judged',
  'correcting',
  'review',
  'confirmed',
] as const;
export type CaptureState = (typeof captureStates)[number];

/**
 * By the engine: `done` (it chose a frame), `took` (an artifact that passed), `unsure` (one that did not), `noCard`,
 * `failed` (also a second look that did not confirm the first), `turned` (the other side is seen).
 * By the candidate: `shutter`, `choose`, `accept`, `correct`, `apply`, `again`, `retake`, `confirm`, `restart`.
 * By the clock: `late`, `next` and `last` (the moment is over), `expire` (nobody is there: the pictures are dropped).
 */
export const captureEvents = [
  'done',
  'took',
  'unsure',
  'noCard',
  'failed',
  'turned',
  'shutter',
  'choose',
  'accept',
  'correct',
  'apply',
  'again',
  'retake',
  'confirm',
  'restart',
  'late',
  'next',
  'last',
  'expire',
] as const;
export type CaptureEvent = (typeof captureEvents)[number];

const looking = { done: 'taking', shutter: 'judging', choose: 'judging', expire: 'aiming', restart: 'aiming' } as const;

/** The whole behaviour of a capture. An event that a state does not list changes nothing. */
export const captureTransitions: Readonly<Record<CaptureState, Partial<Record<CaptureEvent, CaptureState>>>> = {
  aiming: { ...looking, late: 'helping' },
  helping: looking,
  taking: { took: 'taken', failed: 'aiming', restart: 'aiming' },
  taken: { next: 'turning', last: 'review', restart: 'aiming' },
  turning: { ...looking, turned: 'aiming' },
  judging: {
    took: 'taken',
    unsure: 'judged',
    noCard: 'correcting',
    failed: 'aiming',
    again: 'aiming',
    restart: 'aiming',
  },
  judged: {
    accept: 'taken',
    correct: 'correcting',
    again: 'aiming',
    choose: 'judging',
    expire: 'aiming',
    restart: 'aiming',
  },
  correcting: { apply: 'judging', again: 'aiming', choose: 'judging', expire: 'aiming', restart: 'aiming' },
  review: { retake: 'aiming', confirm: 'confirmed', expire: 'aiming', restart: 'aiming' },
  confirmed: { restart: 'aiming', expire: 'aiming' },
};

/** Pictures of a document are not left lying on a page that nobody looks at. */
const kUnattendedMs = 15 * 60_000;
const unattended = { afterMs: kUnattendedMs, event: 'expire' } as const;

/** What happens to a state that nothing else ends. That of `aiming` runs while the camera does. */
export const captureLimits: Readonly<Record<CaptureState, { readonly afterMs: number; readonly event: CaptureEvent }>> =
  {
    aiming: { afterMs: 8_000, event: 'late' },
    helping: unattended,
    taking: { afterMs: 20_000, event: 'failed' },
    taken: { afterMs: 1_100, event: 'next' },
    turning: { afterMs: 6_000, event: 'turned' },
    // Decoding (30 s at most) and taking (15 s at most) have limits of their own.
    judging: { afterMs: 60_000, event: 'failed' },
    judged: unattended,
    correcting: unattended,
    review: unattended,
    confirmed: unattended,
  };

export function nextCaptureState(state: CaptureState, event: CaptureEvent): CaptureState {
  return captureTransitions[state][event] ?? state;
}

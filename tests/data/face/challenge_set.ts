import { livenessActions, type LivenessAction } from '../../../web/sdk/types.js';
import { Random } from '../random.js';
import type { ActionFilmSpec } from './action_film.js';
import type { Behaviour } from './challenge_actor.js';
import { type Person, personOf } from './people.js';
import { posePeople } from './pose_set.js';

/** Recordings of people before a default challenge: genuine ones, and ones that must not pass. */
export const kWrongKinds = ['otherOrder', 'wrongSide', 'tooLate', 'swappedFace', 'gap', 'twoFaces'] as const;
export type RecordingKind = 'genuine' | (typeof kWrongKinds)[number];

export interface Recording {
  id: string;
  kind: RecordingKind;
  asked: LivenessAction[];
  behaviour: Behaviour;
  film: ActionFilmSpec;
}

export type Half = 'tune' | 'test';

/** As a server would: in random order, at least two different movements of the head among them. */
export function drawChallenge(random: Random, count = 3): LivenessAction[] {
  for (;;) {
    const asked = random.shuffle(livenessActions).slice(0, count);
    if (asked.filter((action) => action !== 'blink').length >= 2) return asked;
  }
}

/** Of one sex, about one age and skin: whose faces are the likeliest to be taken for each other. */
const kAlike: Record<Half, readonly (readonly [string, string])[]> = {
  tune: [
    ['p05', 'p04'],
    ['p12', 'p05'],
    ['p10', 'p15'],
    ['p34', 'p15'],
    ['p03', 'p01'],
    ['p02', 'p01'],
    ['p06', 'p05'],
    ['p08', 'p35'],
  ],
  test: [
    ['p84', 'p90'],
    ['p119', 'p84'],
    ['p91', 'p93'],
    ['p106', 'p120'],
    ['p86', 'p88'],
    ['p87', 'p99'],
    ['p83', 'p113'],
    ['p90', 'p119'],
    ['p93', 'p91'],
    ['p82', 'p101'],
  ],
};

/** Of `tune` both halves that may be looked at. Nobody who laughs, and no hand that would turn with the head. */
export async function challengePeople(half: Half): Promise<Person[]> {
  const all =
    half === 'test' ? await posePeople('test') : [...(await posePeople('tune')), ...(await posePeople('spent'))];
  return all.filter(
    ({ fits, traits }) => fits.includes('eyes') && !traits.some((one) => ['laugh', 'hand'].includes(one)),
  );
}

export async function recordings(kind: RecordingKind, half: Half, count: number): Promise<Recording[]> {
  const people = new Random(`people/${kind}`).shuffle(await challengePeople(half));
  return Array.from({ length: count }, (_, i) => recordingOf(kind, half, i, people));
}

function recordingOf(kind: RecordingKind, half: Half, i: number, people: readonly Person[]): Recording {
  const id = `${kind}/${half}/${i}`;
  const random = new Random(`recording/${id}`);
  const asked = drawChallenge(random.fork('asked'));
  const [first, second] = castOf(kind, half, i, people);
  return {
    id,
    kind,
    asked,
    behaviour: behaviourOf(kind, asked, i, random.fork('behaviour')),
    film: {
      name: id,
      person: first,
      ...(kind === 'swappedFace' || kind === 'twoFaces' ? { other: second } : {}),
      ...filmOf(random.fork('film')),
      ...(kind === 'twoFaces' ? kRoomForTwo : {}),
    },
  };
}

/** Both faces are seen whole. */
const kRoomForTwo = { width: 480, height: 270, faceShare: 0.4, eyesX: 0.36 };

/** Somebody and, for who needs one, somebody else: in every other swap one who is alike. */
function castOf(kind: RecordingKind, half: Half, i: number, people: readonly Person[]): [Person, Person] {
  const pairs = kAlike[half];
  if (kind === 'swappedFace' && i % 2 === 0) {
    const [a, b] = pairs[(i / 2) % pairs.length] as readonly [string, string];
    return [personOf(a), personOf(b)];
  }
  return [people[i % people.length] as Person, people[(i + 3) % people.length] as Person];
}

/** Cameras, rooms and postures of all kinds. */
export function filmOf(random: Random): Omit<ActionFilmSpec, 'name' | 'person'> {
  const [width, height] = random.pick([
    [400, 300],
    [480, 270],
    [300, 400],
  ] as const);
  return {
    width,
    height,
    fps: random.pick([12, 15, 20]),
    jitter: random.pick([0, 0.5]),
    backdrop: random.chance(0.5) ? 'wall' : 'clutter',
    faceShare: width > height ? random.range(0.34, 0.46) : random.range(0.42, 0.55),
    manner: {
      // A phone held low is looked down to, by more than ten degrees at times.
      rest: { yaw: random.range(-6, 6), pitch: random.range(-10, 6) },
      sway: random.range(0.8, 1.8),
      shake: random.range(0.5, 2),
      blinkEvery: [2, 6],
    },
    camera: {
      noise: random.range(0.8, 3),
      exposure: random.range(0.75, 1.15),
      gamma: random.range(0.8, 1.25),
      shutter: random.range(1 / 100, 1 / 30),
      mirrored: false,
    },
  };
}

function behaviourOf(kind: RecordingKind, asked: readonly LivenessAction[], i: number, random: Random): Behaviour {
  const heads = asked.flatMap((action, index) => (action === 'blink' ? [] : [index]));
  switch (kind) {
    case 'genuine':
      return i % 5 === 4 ? { falseStartAt: random.pick(heads) } : {};
    case 'otherOrder':
      return { recites: otherOrder(asked, random) };
    case 'wrongSide':
      return { otherSideAt: random.pick(heads) };
    case 'tooLate':
      return { late: { index: random.pick(heads), seconds: random.range(8.3, 12) } };
    case 'swappedFace': {
      const when = i % 4 < 2 ? 'atRest' : 'atPeak';
      return { cast: { cast: 'other', index: random.int(1, 2), when, seconds: Infinity } };
    }
    case 'gap':
      return { cast: { cast: 'nobody', index: random.int(0, 2), when: 'atRest', seconds: random.range(0.65, 1.5) } };
    case 'twoFaces':
      return { cast: { cast: 'both', index: random.int(0, 2), when: 'atRest', seconds: random.range(1.2, 4) } };
  }
}

/** The same actions, the movements of the head not in the order asked or one where a blink is asked for. */
function otherOrder(asked: readonly LivenessAction[], random: Random): LivenessAction[] {
  for (;;) {
    const other = random.shuffle(asked);
    const first = other.findIndex((action, i) => action !== asked[i]);
    // A blink too early is one of those that come by themselves: what is asked for may still follow in order.
    if (first >= 0 && other[first] !== 'blink') return other;
  }
}

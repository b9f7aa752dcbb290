import type { Random } from '../random.js';
import type { HeadAngles } from './head_turn.js';

/** What happens before the front camera: someone sits as asked, or with one fault all along. */
export const kFaceFilmKinds = [
  'good',
  'turnedHead',
  'closedEyes',
  'sideLight',
  'secondFace',
  'openMouth',
  'tooDark',
  'clutter',
] as const;
export type FaceFilmKind = (typeof kFaceFilmKinds)[number];

export interface FilmMoment {
  angles: HeadAngles;
  /** 0 open, 1 shut, both eyes. */
  lids: number;
  /** The camera in the hand: pixels, degrees, and times nearer. */
  shake: { x: number; y: number; roll: number; zoom: number };
}

export interface FilmScript {
  /** The distinct part; a fault's film repeats it. */
  seconds: number;
  repeats: number;
  at: (seconds: number) => FilmMoment;
}

const kArriveSeconds = 1.4;
const kBlink = { closing: 0.09, shut: 0.06, opening: 0.14 };

export function filmScript(random: Random, kind: FaceFilmKind, width: number): FilmScript {
  const good = kind === 'good';
  const seconds = good ? 8 : 4;
  const waves = Array.from({ length: 7 }, () => wave(random, seconds));
  const hand = width / 320;
  const blinks = [random.range(0.35, 0.45), random.range(0.8, 0.9)].map((t) => t * seconds);
  const yaw = kind === 'turnedHead' ? random.sign() * random.range(26, 32) : 0;
  return {
    seconds,
    repeats: good ? 1 : 3,
    at: (t) => {
      const [a, b, c, x, y, r, z] = waves.map((one) => one(t)) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      // It begins off the middle, as when somebody lifts the phone.
      const away = good ? Math.max(0, 1 - t / kArriveSeconds) ** 2 : 0;
      return {
        angles: { yaw: yaw + 1.6 * a, pitch: 1.2 * b, roll: 0.8 * c },
        lids: kind === 'closedEyes' ? 0.97 + 0.03 * a : Math.max(...blinks.map((start) => blinkAt(t - start))),
        shake: {
          x: hand * x + away * 0.09 * width,
          y: hand * y + away * 0.06 * width,
          roll: 0.25 * r,
          zoom: 1.02 + 0.004 * z,
        },
      };
    },
  };
}

/** About -1..1, closed over the film's length. */
export function wave(random: Random, seconds: number): (t: number) => number {
  const parts = [1, 2, 3, 7, 11].map((n, k) => ({
    n,
    size: [0.5, 0.35, 0.2, 0.12, 0.06][k] as number,
    phase: random.range(0, 2 * Math.PI),
  }));
  return (t) =>
    parts.reduce((sum, { n, size, phase }) => sum + size * Math.sin((2 * Math.PI * n * t) / seconds + phase), 0);
}

function blinkAt(t: number): number {
  const { closing, shut, opening } = kBlink;
  if (t <= 0 || t >= closing + shut + opening) return 0;
  if (t < closing) return t / closing;
  return t < closing + shut ? 1 : 1 - (t - closing - shut) / opening;
}

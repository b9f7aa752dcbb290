import type { Random } from '../random.js';
import { type ActionMove, type Bearing, bearingOf, endOf, naturalBlink } from './action_moves.js';
import { wave } from './film_script.js';
import type { HeadAngles } from './head_turn.js';

/** Who is before the camera: the person, another in their place, both beside each other, or nobody. */
export type Cast = 'person' | 'other' | 'both' | 'nobody';

/** One moment before the camera. */
export interface ActingMoment {
  angles: HeadAngles;
  /** 0 open, 1 shut, both eyes. */
  lids: number;
  /** The camera in the hand: shares of the frame's width, degrees, and times nearer. */
  shake: { x: number; y: number; roll: number; zoom: number };
  cast: Cast;
}

export interface Manner {
  /** How the head is held at rest, seen from the camera: who holds the phone low looks down to it, raised to it. */
  rest: { yaw: number; pitch: number };
  /** Degrees that the head sways by without purpose. Default 1.2. */
  sway?: number;
  /** Times the hand shakes as it does as a rule. Default 1. */
  shake?: number;
  /** Seconds from one unasked blink to the next; null for none. */
  blinkEvery: readonly [number, number] | null;
  /** Sway and shake come round after this; default 20. */
  loopSeconds?: number;
}

const kLongest = 90;
/** Frames of 320 pixels move by about one. */
const kShake = 1 / 320;

/** What a person does over time: sways, blinks, and the moves that are added. */
export class Acting {
  private readonly blinks: ActionMove[] = [];
  private readonly moved: ActionMove[] = [];
  private readonly casts: { from: number; until: number; cast: Cast }[] = [];
  private readonly waves: ((seconds: number) => number)[];

  constructor(
    random: Random,
    private readonly manner: Manner,
  ) {
    const sway = random.fork('sway');
    this.waves = Array.from({ length: 7 }, () => wave(sway, manner.loopSeconds ?? 20));
    const lids = random.fork('lids');
    for (let t = 0; manner.blinkEvery && t < kLongest;) {
      t += lids.range(...manner.blinkEvery);
      this.blinks.push(naturalBlink(lids, t));
    }
  }

  get moves(): readonly ActionMove[] {
    return this.moved;
  }

  add(move: ActionMove): void {
    this.moved.push(move);
  }

  /** From now on no blink comes by itself. */
  stopBlinking(seconds: number): void {
    const first = this.blinks.findIndex(({ start }) => start > seconds);
    if (first >= 0) this.blinks.splice(first);
  }

  show(cast: Cast, from: number, until = Infinity): void {
    this.casts.push({ from, until, cast });
  }

  at(seconds: number): ActingMoment {
    const [a, b, c, x, y, r, z] = this.waves.map((one) => one(seconds)) as Seven;
    const { rest, sway = 1.2, shake = 1 } = this.manner;
    const done = [...this.moved, ...this.blinks]
      .filter((move) => move.start < seconds && seconds < endOf(move))
      .map((move) => bearingOf(move, seconds));
    const sum = (of: (bearing: Bearing) => number): number => done.reduce((all, one) => all + of(one), 0);
    const cast = this.casts.filter(({ from, until }) => from <= seconds && seconds < until).at(-1)?.cast;
    return {
      angles: {
        yaw: rest.yaw + sway * a + sum((one) => one.yaw),
        pitch: rest.pitch + 0.75 * sway * b + sum((one) => one.pitch),
        roll: 0.6 * sway * c + sum((one) => one.roll),
      },
      lids: Math.max(0, ...done.map(({ lids }) => lids)),
      shake: {
        x: shake * kShake * x,
        y: shake * kShake * y,
        roll: 0.25 * shake * r,
        zoom: 1.02 + 0.004 * shake * z,
      },
      cast: cast ?? 'person',
    };
  }
}

type Seven = [number, number, number, number, number, number, number];

import type { Random } from '../random.js';
import type { Lids } from './lid_warp.js';

/** What eyes do; only `blink` is one. */
export const kEyeEvents = ['blink', 'glance', 'lookDown', 'wink', 'squint', 'longClosure', 'nod', 'turn'] as const;
export type EyeEventKind = (typeof kEyeEvents)[number];

export interface EyeMoment {
  /** Of each eye, 0 open to 1 shut. */
  lids: Lids;
  /** How far the gaze is lowered, 0 to 1. */
  down: number;
  /** Degrees that the head is turned and raised by. */
  yaw: number;
  pitch: number;
}

/** Seconds. */
export interface EyeEvent {
  kind: EyeEventKind;
  start: number;
  length: number;
  at: (seconds: number) => EyeMoment;
}

const smooth = (x: number): number => {
  const t = Math.min(1, Math.max(0, x));
  return t * t * (3 - 2 * t);
};
const both = (closed: number): Lids => ({ left: closed, right: closed });
const moment = (lids: Lids, more: Partial<EyeMoment> = {}): EyeMoment => ({ lids, down: 0, yaw: 0, pitch: 0, ...more });
export const kEyesOpen = moment(both(0));

/** Rises over `edge` seconds, stays and falls. */
function held(seconds: number, length: number, edge: number): number {
  return Math.min(smooth(seconds / edge), smooth((length - seconds) / edge));
}

type Drawn = Pick<EyeEvent, 'length' | 'at'>;

/** As in FACTS.md 3.2: 60 to 110 ms down, 30 to 90 shut, 100 to 200 up. */
function blink(random: Random): Drawn {
  const [down, shut, up] = [random.range(0.06, 0.11), random.range(0.03, 0.09), random.range(0.1, 0.2)];
  const closed = (s: number): number => Math.max(0, Math.min(1, s / down, 1 - (s - down - shut) / up));
  return { length: down + shut + up, at: (s) => moment(both(closed(s))) };
}

/** The gaze is lowered and the lids follow it to about a half. */
function lowered(length: number, closed: number, edge: number): Drawn {
  return { length, at: (s) => moment(both(closed * held(s, length, edge)), { down: 0.7 * held(s, length, edge) }) };
}

function closure(length: number, closed: number, edge: number): Drawn {
  return { length, at: (s) => moment(both(closed * held(s, length, edge))) };
}

/** The other lid comes along a little. */
function wink(random: Random): Drawn {
  const [length, left] = [random.range(0.25, 0.5), random.chance(0.5)];
  const lids = (v: number): Lids => (left ? { left: v, right: 0.2 * v } : { left: 0.2 * v, right: v });
  return { length, at: (s) => moment(lids(held(s, length, 0.1))) };
}

function headMove(length: number, yaw: number, pitch: number, closed: number): Drawn {
  const way = (s: number): number => Math.sin((Math.PI * s) / length) ** 2;
  return {
    length,
    at: (s) => moment(both(closed * Math.sqrt(way(s))), { yaw: yaw * way(s), pitch: pitch * way(s) }),
  };
}

const kDraw: Record<EyeEventKind, (random: Random) => Drawn> = {
  blink,
  wink,
  glance: () => lowered(0.25, 0.4, 0.06),
  lookDown: (random) => lowered(random.range(0.35, 1.2), random.range(0.4, 0.58), 0.1),
  squint: (random) => closure(random.range(0.6, 1.4), random.range(0.3, 0.42), 0.2),
  longClosure: (random) => closure(random.range(1.15, 1.6), 1, 0.1),
  nod: (random) => headMove(random.range(0.5, 0.9), 0, -random.range(12, 18), 0.65),
  turn: (random) => headMove(random.range(0.6, 1), random.sign() * random.range(10, 18), 0, 0),
};

/** Four blinks and each of the others once, in any order, with open eyes between them. */
export function eyeEvents(random: Random): EyeEvent[] {
  const kinds = random.shuffle([...kEyeEvents, 'blink', 'blink', 'blink'] as EyeEventKind[]);
  let start = 1.6;
  return kinds.map((kind) => {
    const drawn = kDraw[kind](random);
    const event = { kind, start, ...drawn };
    start += drawn.length + random.range(0.7, 1.1);
    return event;
  });
}

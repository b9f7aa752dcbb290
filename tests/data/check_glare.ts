import { kCardFields } from './card_fields.js';
import { pixelsFromCard, pixelsPerMillimetre } from './card_map.js';
import type { Point } from './geometry.js';
import type { Glare } from './glare.js';
import { kCardHeight, kCardWidth } from './pose_search.js';
import type { Random } from './random.js';
import type { Scene } from './scene.js';

/** Reflections aimed at a part of the card; their strength is stated for an exposure of 1. */
export type GlareAim = 'field' | 'photo' | 'number' | 'rim' | 'emblem' | 'title' | 'blank' | 'table';

interface Spot {
  at: Point;
  /** Half lengths, mm. */
  along: number;
  across: number;
}

const kEmblem = { x: 5, y: 5, width: 15, height: 15 };
const kTitle = { x: 30, y: 6, width: 48, height: 18 };
const kTries = 60;

export function aimGlare(random: Random, scene: Scene, aim: GlareAim): void {
  const [card] = scene.cards;
  if (!card) throw new Error('glare: no card in the scene');
  const spot = spotFor(random, aim, scene);
  const scale = pixelsPerMillimetre(card.corners);
  const [top, right] = [card.corners[0], card.corners[1]];
  const window = random.chance(0.35);
  const cool = random.range(-0.1, 0.1);
  const glare: Glare = {
    centre: pixelsFromCard(scene.camera, scene.pose, card)(spot.at),
    along: spot.along * scale,
    across: spot.across * scale,
    angle: Math.atan2(right[1] - top[1], right[0] - top[0]) + random.normal() * 0.3,
    strength: random.range(1.8, 5),
    power: window ? random.range(2, 5) : random.range(0.9, 2),
    shape: window ? random.range(4, 10) : 2,
    tint: [1 + cool, 1, 1 - cool],
    onTable: aim === 'table' ? 1 : random.chance(0.4) ? random.range(0.5, 1) : random.range(0, 0.15),
  };
  scene.glares.push(glare);
}

function spotFor(random: Random, aim: GlareAim, scene: Scene): Spot {
  const fields = kCardFields[scene.cards[0]?.side ?? 'portrait'];
  if (aim === 'field' || aim === 'photo') {
    const wanted = fields.filter((field) => (field.name === 'photo') === (aim === 'photo'));
    return { at: inside(random, random.pick(wanted.length > 0 ? wanted : fields)), ...size(random, 5, 16, 3, 10) };
  }
  if (aim === 'number') {
    const number = fields.find((field) => field.name === 'number') ?? random.pick(fields);
    return { at: inside(random, number), ...size(random, 9, 18, 4, 9) };
  }
  for (let i = 0; ; i++) {
    const spot = { at: place(random, aim), ...size(random, 2.5, 9, 1.5, 5) };
    const clear = 1.25 * Math.max(spot.along, spot.across);
    if (i >= kTries || fields.every((field) => distanceTo(field, spot.at) > clear)) return spot;
  }
}

type Box = { x: number; y: number; width: number; height: number };

function size(random: Random, a: number, b: number, c: number, d: number): Pick<Spot, 'along' | 'across'> {
  return { along: random.range(a, b), across: random.range(c, d) };
}

function inside(random: Random, { x, y, width, height }: Box): Point {
  return [x + random.range(0.1, 0.9) * width, y + random.range(0.1, 0.9) * height];
}

function place(random: Random, aim: 'rim' | 'emblem' | 'title' | 'blank' | 'table'): Point {
  if (aim === 'emblem') return inside(random, kEmblem);
  if (aim === 'title') return inside(random, kTitle);
  if (aim === 'blank') return inside(random, { x: 0, y: 0, width: kCardWidth, height: kCardHeight });
  const off = aim === 'rim' ? random.range(-2, 3) : random.range(10, 25);
  const across = random.chance(0.5);
  const low = random.chance(0.5);
  const along = random.next() * (across ? kCardWidth : kCardHeight);
  const away = low ? -off : (across ? kCardHeight : kCardWidth) + off;
  return across ? [along, away] : [away, along];
}

function distanceTo({ x, y, width, height }: Box, [px, py]: Point): number {
  return Math.hypot(Math.max(x - px, 0, px - x - width), Math.max(y - py, 0, py - y - height));
}

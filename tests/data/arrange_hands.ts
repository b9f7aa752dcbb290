import { type Finger, fingerDistance } from './finger.js';
import { distance, edgesOf, mix, type Point, type Quad } from './geometry.js';
import type { Rgb } from './light.js';
import { kCardWidth } from './pose_search.js';
import type { Random } from './random.js';

/** Hands at the card's edges: skin-coloured capsules that come in from outside. */
export interface Hands {
  behind: Finger[];
  inFront: Finger[];
}

const kSkins: Rgb[] = [
  [0.72, 0.42, 0.29],
  [0.62, 0.34, 0.22],
  [0.5, 0.26, 0.16],
  [0.36, 0.18, 0.11],
  [0.2, 0.1, 0.06],
  [0.8, 0.52, 0.4],
  [0.66, 0.4, 0.26],
];
const kSamples = 60;

export function skinColour(random: Random): Rgb {
  const base = random.pick(kSkins);
  const gain = random.range(0.75, 1.15);
  return [base[0] * gain, base[1] * gain * random.range(0.92, 1.06), base[2] * gain * random.range(0.9, 1.1)];
}

/** Share of each edge that the fingers hide, in the order of the quad. */
export function hiddenShares(quad: Quad, fingers: readonly Finger[]): number[] {
  return edgesOf(quad).map(([a, b]) => {
    let hidden = 0;
    for (let i = 0; i < kSamples; i++) {
      const [x, y] = mix(a, b, (i + 0.5) / kSamples);
      if (fingers.some((finger) => fingerDistance(finger, x, y) < 0)) hidden++;
    }
    return hidden / kSamples;
  });
}

export function hiddenCorners(quad: Quad, fingers: readonly Finger[]): boolean[] {
  return quad.map(([x, y]) => fingers.some((finger) => fingerDistance(finger, x, y) < 0));
}

/** Weighs edges by their length. */
export function outlineShare(quad: Quad, shares: readonly number[]): number {
  const lengths = edgesOf(quad).map(([a, b]) => distance(a, b));
  const whole = lengths.reduce((a, b) => a + b, 0);
  return lengths.reduce((sum, length, i) => sum + length * (shares[i] as number), 0) / whole;
}

/** Draws hands until 5-20 % of the outline is hidden, with a corner or without as asked. */
export function arrangeHands(random: Random, quad: Quad, holding: boolean, hideCorner: boolean | null): Hands {
  const scale = (distance(quad[0], quad[1]) + distance(quad[3], quad[2])) / 2 / kCardWidth;
  let best: Hands = { behind: [], inFront: [] };
  for (let i = 0; i < 200; i++) {
    const hands = draw(random, quad, scale, holding, hideCorner === true);
    const share = outlineShare(quad, hiddenShares(quad, hands.inFront));
    const corner = hiddenCorners(quad, hands.inFront).some(Boolean);
    if (share < 0.055 || share > 0.195) continue;
    best = hands;
    if (hideCorner === null || corner === hideCorner) return hands;
  }
  return best;
}

function draw(random: Random, quad: Quad, scale: number, holding: boolean, atCorner: boolean): Hands {
  const colour = skinColour(random);
  const light: Point = [random.normal(), random.normal()];
  const norm = Math.hypot(...light) || 1;
  const unit: Point = [light[0] / norm, light[1] / norm];
  const hands: Hands = { behind: [], inFront: [] };
  const count = holding && random.chance(0.4) ? 2 : 1;
  const first = random.int(0, 3);
  for (let h = 0; h < count; h++) {
    const edge = (first + 2 * h) % 4;
    const t =
      atCorner && h === 0
        ? random.pick([random.range(-0.03, 0.05), random.range(0.95, 1.03)])
        : random.range(0.12, 0.88);
    addHand(random, hands, quad, edge, t, scale, colour, unit, holding);
  }
  return hands;
}

function addHand(
  random: Random,
  hands: Hands,
  quad: Quad,
  edge: number,
  t: number,
  scale: number,
  colour: Rgb,
  light: Point,
  holding: boolean,
): void {
  const [a, b] = edgesOf(quad)[edge] as [Point, Point];
  const centre = mix(mix(quad[0], quad[2], 0.5), mix(quad[1], quad[3], 0.5), 0.5);
  const at = mix(a, b, t);
  const outward =
    Math.atan2(at[1] - centre[1], at[0] - centre[0]) * 0.35 + Math.atan2(-(b[0] - a[0]), b[1] - a[1]) * 0.65;
  const normal = Math.atan2(-(b[0] - a[0]), b[1] - a[1]);
  const lean = (Math.abs(outward - normal) < 1.2 ? outward : normal) + random.normal() * 0.3;
  const toward = (p: Point, length: number, angle: number): Point => [
    p[0] + length * scale * Math.cos(angle),
    p[1] + length * scale * Math.sin(angle),
  ];
  const palm = toward(at, random.range(62, 95), lean);
  const finger = (tip: Point, root: Point, radius: number, nail: boolean): Finger => ({
    root,
    tip,
    rootRadius: radius * 1.25 * scale,
    tipRadius: radius * scale,
    colour,
    light,
    nail: nail ? [colour[0] * 1.15, colour[1] * 1.2, colour[2] * 1.25] : null,
    creases: random.range(0, 6),
  });
  const along = Math.atan2(b[1] - a[1], b[0] - a[0]);
  const arm: Finger = {
    ...finger(palm, toward(palm, 500, lean + random.normal() * 0.25), 30, false),
    rootRadius: 34 * scale,
    creases: null,
  };
  const thumb = finger(
    toward(at, random.range(3, 24), lean + Math.PI),
    toward(palm, random.range(0, 18), along),
    random.range(7.5, 10.5),
    random.chance(0.75),
  );
  const extra = holding ? random.int(1, 4) : 0;
  for (let i = 0; i < extra; i++) {
    const tip = toward(
      toward(at, (i - extra / 2) * 19 + random.range(-4, 4), along),
      random.range(-4, 18),
      lean + (random.chance(0.7) ? Math.PI : 0),
    );
    hands.behind.push(finger(tip, toward(palm, (i - extra / 2) * 17, along), random.range(7, 9.5), false));
  }
  (holding ? hands.behind : hands.inFront).push(arm);
  hands.inFront.push(thumb);
  if (!holding && random.chance(0.5)) {
    const tip = toward(toward(at, random.sign() * random.range(15, 26), along), random.range(2, 20), lean + Math.PI);
    hands.inFront.push(
      finger(tip, toward(palm, random.range(0, 18), along), random.range(7, 9.5), random.chance(0.75)),
    );
  }
}

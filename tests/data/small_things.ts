import type { Camera } from './camera.js';
import type { Finger } from './finger.js';
import { distance, mix, type Point, type Quad } from './geometry.js';
import { kCardWidth } from './pose_search.js';
import type { Random } from './random.js';

/** Pens and cables on the table: capsules that may lie over a card's edge. */
export function arrangeSmallThings(random: Random, camera: Camera, quad: Quad | null, overCard: boolean): Finger[] {
  const scale = quad ? (distance(quad[0], quad[1]) + distance(quad[3], quad[2])) / 2 / kCardWidth : camera.width / 250;
  return Array.from({ length: random.int(1, 2) }, () =>
    random.chance(0.6) ? pen(random, camera, quad, scale, overCard) : cable(random, camera, scale),
  ).flat();
}

function tone(random: Random): [number, number, number] {
  const v = random.chance(0.5) ? random.range(0.01, 0.08) : random.range(0.2, 0.8);
  return random.chance(0.6)
    ? [v, v, v]
    : [v * random.range(0.2, 1.6), v * random.range(0.2, 1.6), v * random.range(0.2, 1.6)];
}

function pen(random: Random, camera: Camera, quad: Quad | null, scale: number, overCard: boolean): Finger[] {
  const angle = random.range(0, 2 * Math.PI);
  const half = random.range(60, 75) * scale;
  const corner =
    quad && overCard ? mix(quad[random.int(0, 3)] as Point, quad[random.int(0, 3)] as Point, random.next()) : null;
  const at: Point = corner ?? [random.range(0, camera.width), random.range(0, camera.height)];
  const end = (s: number): Point => [at[0] + s * half * Math.cos(angle), at[1] + s * half * Math.sin(angle)];
  return penBetween(random, end, scale);
}

/** `end(t)`: the place on its axis, -1..1 the body. */
export function penBetween(random: Random, end: (t: number) => Point, scale: number): Finger[] {
  const radius = random.range(3, 5.5) * scale;
  const body: Finger = {
    root: end(-1),
    tip: end(1),
    rootRadius: radius,
    tipRadius: radius * 0.95,
    colour: tone(random),
    light: [0.5, -0.8],
    nail: null,
    creases: null,
  };
  return [
    body,
    {
      ...body,
      root: end(0.9),
      tip: end(1.15),
      rootRadius: radius * 0.8,
      tipRadius: radius * 0.25,
      colour: tone(random),
    },
  ];
}

function cable(random: Random, camera: Camera, scale: number): Finger[] {
  const colour = tone(random);
  const radius = random.range(1.2, 2.5) * scale;
  let at: Point = [random.range(-0.1, 1.1) * camera.width, random.chance(0.5) ? -10 : camera.height + 10];
  let angle = Math.atan2(camera.height / 2 - at[1], camera.width / 2 - at[0]) + random.normal() * 0.5;
  const bend = random.normal() * 0.12;
  const parts: Finger[] = [];
  for (let i = 0; i < 24; i++) {
    const next: Point = [at[0] + 18 * scale * Math.cos(angle), at[1] + 18 * scale * Math.sin(angle)];
    parts.push({
      root: at,
      tip: next,
      rootRadius: radius,
      tipRadius: radius,
      colour,
      light: [0.5, -0.8],
      nail: null,
      creases: null,
    });
    at = next;
    angle += bend + random.normal() * 0.12;
  }
  return parts;
}

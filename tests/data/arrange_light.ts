import type { Camera } from './camera.js';
import { fingerDistance, type Finger } from './finger.js';
import { edgesOf, mix, type Point, type Quad } from './geometry.js';
import type { Glare } from './glare.js';
import type { Random } from './random.js';
import type { CastShadow, Illumination } from './shade.js';

/** Light over the scene, shadows thrown across the card, reflections on its edges. */
export function arrangeIllumination(
  random: Random,
  camera: Camera,
  quad: Quad | null,
  hardShadows: number,
): Illumination {
  const long = Math.max(camera.width, camera.height);
  const slope = random.chance(0.7) ? 0.5 : 1.1;
  return {
    slope: [random.normal() * slope * 0.5, random.normal() * slope * 0.5],
    pool: random.chance(0.2)
      ? {
          x: random.range(0, camera.width),
          y: random.range(0, camera.height),
          radius: long * random.range(0.2, 0.7),
          gain: random.range(0.3, 2),
        }
      : null,
    shadows: Array.from({ length: hardShadows }, () => castShadow(random, camera, quad)),
  };
}

/** The edge of something, a phone held above, or a hand: each crosses the card's outline. */
function castShadow(random: Random, camera: Camera, quad: Quad | null): CastShadow {
  const long = Math.max(camera.width, camera.height);
  const soft = long * random.range(0.002, 0.02);
  const keep = random.range(0.2, 0.55);
  const through = quad
    ? anyInside(random, quad)
    : ([random.range(0.2, 0.8) * camera.width, random.range(0.2, 0.8) * camera.height] as Point);
  const angle = random.range(0, 2 * Math.PI);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const local = (x: number, y: number): Point => [
    (x - through[0]) * c + (y - through[1]) * s,
    (y - through[1]) * c - (x - through[0]) * s,
  ];
  const roll = random.next();
  if (roll < 0.35) return { soft, keep, distance: (x, y) => local(x, y)[0] };
  if (roll < 0.7) {
    const [w, h] = [long * random.range(0.08, 0.3), long * random.range(0.2, 0.6)];
    return {
      soft,
      keep,
      distance: (x, y) => {
        const [a, b] = local(x, y);
        return Math.max(Math.abs(a) - w, Math.abs(b - h * 0.8) - h);
      },
    };
  }
  const hand = handShadow(random, through, angle, long);
  return { soft: soft * 2, keep, distance: (x, y) => Math.min(...hand.map((finger) => fingerDistance(finger, x, y))) };
}

function handShadow(random: Random, at: Point, angle: number, long: number): Finger[] {
  const plain = { colour: [0, 0, 0] as [number, number, number], light: [0, 0] as Point, nail: null, creases: null };
  const go = (p: Point, length: number, turn: number): Point => [
    p[0] + length * long * Math.cos(turn),
    p[1] + length * long * Math.sin(turn),
  ];
  const palm = go(at, 0.2, angle);
  const arm: Finger = {
    ...plain,
    root: go(palm, 1, angle + random.normal() * 0.2),
    tip: palm,
    rootRadius: 0.09 * long,
    tipRadius: 0.085 * long,
  };
  const fingers = Array.from({ length: random.int(2, 4) }, (_, i) => ({
    ...plain,
    root: palm,
    tip: go(palm, random.range(0.15, 0.24), angle + Math.PI + (i - 1.5) * 0.3),
    rootRadius: 0.03 * long,
    tipRadius: 0.02 * long,
  }));
  return [arm, ...fingers];
}

function anyInside(random: Random, quad: Quad): Point {
  return mix(
    mix(quad[0], quad[1], random.range(0.1, 0.9)),
    mix(quad[3], quad[2], random.range(0.1, 0.9)),
    random.range(0.1, 0.9),
  );
}

/** A blob that lies on an edge (or, `onEdge` false, anywhere on the card) and is long enough to burn out a quarter of it. */
export function arrangeGlare(random: Random, quad: Quad, onEdge: boolean): Glare {
  const edge = random.int(0, 3);
  const [a, b] = edgesOf(quad)[edge] as [Point, Point];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const along = Math.atan2(b[1] - a[1], b[0] - a[0]);
  const cool = random.range(-0.12, 0.12);
  const window = random.chance(0.35);
  const streak = !window && random.chance(0.3);
  return {
    centre: onEdge ? mix(a, b, random.range(0.2, 0.8)) : anyInside(random, quad),
    along: length * random.range(0.2, 0.42) * (streak ? 1.8 : 1),
    across: length * random.range(0.08, 0.3) * (streak ? 0.45 : 1),
    angle: along + random.normal() * 0.35,
    strength: random.range(2.5, 7),
    power: window ? random.range(2, 5) : random.range(0.6, 1.8),
    shape: window ? random.range(4, 10) : 2,
    tint: [1 + cool, 1, 1 - cool],
    onTable: random.chance(0.45) ? random.range(0.5, 1) : random.range(0, 0.15),
  };
}

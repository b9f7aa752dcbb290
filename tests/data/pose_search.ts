import { type Camera, pixelsFromPlane, type PlanePose, planePose, planeRotation, project } from './camera.js';
import {
  area,
  distance,
  intersect,
  mapQuad,
  type Matrix3,
  type Point,
  type Quad,
  rectangleCorners,
} from './geometry.js';
import type { Random } from './random.js';
import type { Recipe } from './recipe.js';

/** Where the camera stands so that the card at the plane's origin fills its share of the frame. */
export const kCardWidth = 85.6;
export const kCardHeight = 54;

const kTries = 60;
const kInsideMargin = 0.012;
const kOutsideAtLeast = 0.032;

export function findPose(random: Random, camera: Camera, recipe: Recipe): PlanePose {
  let share = random.range(recipe.widthShare[0], recipe.widthShare[1]);
  for (let i = 1; ; i++) {
    const tilt = (random.range(recipe.tiltDegrees[0], recipe.tiltDegrees[1]) * Math.PI) / 180;
    const rotation = planeRotation(inPlaneAngle(random, recipe), tilt, random.range(0, 2 * Math.PI));
    const at = place(random, camera, recipe);
    const pose = atShare(camera, rotation, at, share * camera.width);
    const quad = pose && cardCorners(camera, pose);
    if (pose && quad && (recipe.partlyOutside ? isPartlyOutside(camera, quad) : isInside(camera, quad))) return pose;
    if (i % kTries === 0) share *= 0.92;
    if (i > 40 * kTries) throw new Error('pose: no place for the card');
  }
}

export function cardCorners(camera: Camera, pose: PlanePose, height = 0): Quad {
  const toPixels = pixelsFromPlane(camera, pose, height);
  return mapQuad(rectangleCorners(kCardWidth, kCardHeight), (p) => project(camera, toPixels, p));
}

/** People hold cards nearly level; any other turn happens too. */
function inPlaneAngle(random: Random, { placing }: Recipe): number {
  const quarter = Math.PI / 2;
  if (placing) return quarter * placing.turn + random.normal() * placing.lean;
  const roll = random.next();
  if (roll < 0.5) return random.normal() * 0.12 + (random.chance(0.2) ? Math.PI : 0);
  if (roll < 0.65) return random.normal() * 0.12 + quarter * random.sign();
  return random.range(0, 2 * Math.PI);
}

function place(random: Random, camera: Camera, { partlyOutside, placing }: Recipe): Point {
  const [x, y] = placing?.spread ?? (partlyOutside ? [0.62, 0.62] : [0.3, 0.3]);
  const draw = (spread: number): number =>
    partlyOutside ? random.range(-spread, spread) : spread * (random.next() + random.next() - 1);
  return [camera.width * (0.5 + draw(x)), camera.height * (0.5 + draw(y))];
}

/** Moves the plane away or near until the mean of both long edges is `target` pixels. */
export function atShare(camera: Camera, rotation: Matrix3, at: Point, target: number): PlanePose | null {
  let depth = (camera.focal * kCardWidth) / target;
  for (let i = 0; i < 8; i++) {
    const pose = planePose(camera, rotation, at, depth);
    if (depth < 70) return null;
    const quad = cardCorners(camera, pose);
    const length = (distance(quad[0], quad[1]) + distance(quad[3], quad[2])) / 2;
    if (Math.abs(length / target - 1) < 0.002) return pose;
    depth *= length / target;
  }
  return planePose(camera, rotation, at, depth);
}

function isInside(camera: Camera, quad: Quad): boolean {
  const margin = kInsideMargin * camera.width;
  return quad.every(([x, y]) => x > margin && y > margin && x < camera.width - margin && y < camera.height - margin);
}

/** Some corner well outside, yet at least two fifths of the card in view and no two opposite corners lost. */
function isPartlyOutside(camera: Camera, quad: Quad): boolean {
  const out = quad.map(([x, y]) =>
    Math.max(-x / camera.width, x / camera.width - 1, -y / camera.height, y / camera.height - 1),
  );
  if (Math.max(...out) < kOutsideAtLeast) return false;
  const frame: Point[] = [
    [0, 0],
    [camera.width, 0],
    [camera.width, camera.height],
    [0, camera.height],
  ];
  return Math.abs(area(intersect(quad, frame))) > 0.4 * Math.abs(area(quad));
}

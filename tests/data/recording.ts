import { sheetCorners } from './arrange_cards.js';
import type { Assets } from './assets.js';
import { pixelsFromPlane, planeRotation, type PlanePose } from './camera.js';
import type { Finger } from './finger.js';
import { finish, type Frame } from './frame.js';
import { apply, invert, multiply, type Matrix3, type Point } from './geometry.js';
import { Random } from './random.js';
import type { Recipe } from './recipe.js';
import { buildScene } from './scene_builder.js';
import type { Scene } from './scene.js';

/** A hand-held camera over one scene: the same things, a pose that drifts and trembles, new noise in each frame. */
export interface RecordingSpec {
  width: number;
  height: number;
  frames: number;
  framesPerSecond: number;
  assets: Assets;
  recipe: Recipe;
  /** 1 = a calm hand (some 10 px of drift a second at 1280), 3 = a hasty one. */
  unrest: number;
}

export interface RecordedFrame extends Frame {
  timestampMs: number;
}

interface Wave {
  size: number;
  hertz: number;
  phase: number;
}

/** Slow drift plus the 8-12 Hz tremor of hands, zero-mean. */
function waves(random: Random, size: number): Wave[] {
  const drift = Array.from({ length: 3 }, () => ({
    size: size * random.range(0.4, 1),
    hertz: random.range(0.1, 0.6),
    phase: random.range(0, 6.3),
  }));
  return [...drift, { size: size * random.range(0.02, 0.05), hertz: random.range(8, 12), phase: random.range(0, 6.3) }];
}

function at(parts: readonly Wave[], seconds: number): number {
  return parts.reduce((sum, { size, hertz, phase }) => sum + size * Math.sin(2 * Math.PI * hertz * seconds + phase), 0);
}

/**
 * How a hand moves the camera: the pose at any time, about the one it means to hold. With `loopSeconds` the movement
 * comes back to its beginning after that time.
 */
export function shaken(
  random: Random,
  still: PlanePose,
  unrest: number,
  loopSeconds?: number,
): (seconds: number) => PlanePose {
  const [tx, ty, tz] = still.translation;
  const swings = (size: number): Wave[] => {
    const drawn = waves(random, size);
    if (loopSeconds === undefined) return drawn;
    return drawn.map((wave) => ({ ...wave, hertz: Math.max(1, Math.round(wave.hertz * loopSeconds)) / loopSeconds }));
  };
  const [x, y, z] = [swings(0.012 * tz * unrest), swings(0.012 * tz * unrest), swings(0.02 * tz * unrest)];
  const [turn, tipX, tipY] = [swings(0.012 * unrest), swings(0.02 * unrest), swings(0.02 * unrest)];
  return (seconds) => {
    const shake = multiply(
      multiply(planeRotation(at(turn, seconds), 0, 0), planeRotation(0, at(tipX, seconds), 0)),
      planeRotation(0, at(tipY, seconds), Math.PI / 2),
    );
    return {
      rotation: multiply(shake, still.rotation),
      translation: [tx + at(x, seconds), ty + at(y, seconds), tz + at(z, seconds)],
    };
  };
}

export function* record(spec: RecordingSpec, seed: string): Generator<RecordedFrame> {
  const random = new Random(`recording/${seed}`);
  const scene = buildScene(random.fork('scene'), spec.assets, spec.recipe, spec.width, spec.height);
  const pose = shaken(random.fork('motion'), scene.pose, spec.unrest);
  for (let i = 0; i < spec.frames; i++) {
    const seconds = i / spec.framesPerSecond;
    yield { ...finish(moved(scene, pose(seconds)), random.fork(i)), timestampMs: (1000 * i) / spec.framesPerSecond };
  }
}

/** The scene from another pose; what lies on the card goes with it. */
function moved(scene: Scene, pose: PlanePose): Scene {
  const carry = multiply(pixelsFromPlane(scene.camera, pose), invert(pixelsFromPlane(scene.camera, scene.pose)));
  const carried = (fingers: readonly Finger[]): Finger[] => fingers.map((finger) => carryFinger(carry, finger));
  return {
    ...scene,
    pose,
    cards: scene.cards.map((card) => ({ ...card, corners: sheetCorners(scene.camera, pose, card.sheet) })),
    fingersBehind: carried(scene.fingersBehind),
    fingersInFront: carried(scene.fingersInFront),
    things: carried(scene.things),
    thingsOver: carried(scene.thingsOver),
    glares: scene.glares.map((glare) => ({ ...glare, centre: apply(carry, glare.centre) })),
    sensor: { ...scene.sensor },
  };
}

function carryFinger(carry: Matrix3, finger: Finger): Finger {
  const go = (p: Point): Point => apply(carry, p);
  return { ...finger, root: go(finger.root), tip: go(finger.tip) };
}

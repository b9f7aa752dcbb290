import { sheetCorners } from './arrange_cards.js';
import type { Backdrop } from './backdrop.js';
import { type Camera, pixelsFromPlane, planePose, type PlanePose, planeRotation } from './camera.js';
import { dresser, spoil } from './capture_faults.js';
import type { CaptureKind } from './capture_script.js';
import { apply, distance, invert, type Point } from './geometry.js';
import { atShare, kCardHeight, kCardWidth } from './pose_search.js';
import type { Random } from './random.js';
import { residentCard, type ResidentSide } from './resident_card.js';
import type { PlacedCard, Scene } from './scene.js';
import type { Sheet } from './sheet.js';
import { makeSkin } from './skin.js';
import { paintSurface } from './surface.js';

/** The set of a film: a table, one card with its two sides, a camera and where it aims. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Stage {
  /** Everything in its place; one side shown. */
  scene: Scene;
  sides: Record<ResidentSide, PlacedCard>;
  /** Puts the kind's fingers and reflections on a scene whose card has been moved; always the same ones. */
  dress: (scene: Scene) => void;
  /** Plane millimetres from the card's place to where it is out of view. */
  away: Point;
}

const kCardPixels = 1300;
const kGrounds = ['wood', 'leather', 'fabric', 'stone', 'plain'] as const;
const kNearest = 60;

export async function makeStage(
  random: Random,
  kind: CaptureKind,
  frame: { width: number; height: number },
  guide: Rectangle,
): Promise<Stage> {
  const camera: Camera = {
    ...frame,
    focal: random.range(0.8, 1.05) * Math.max(frame.width, frame.height),
    centre: [frame.width / 2, frame.height / 2],
    distortion: 0,
  };
  const pose = poseFor(random.fork('pose'), kind, camera, guide);
  const place = placeOf(random.fork('place'), kind, camera, pose);
  const skin = random.fork('skin');
  const sides = {
    portrait: await cardOf(random.fork('person'), skin.fork(0), 'portrait', place),
    emblem: await cardOf(random.fork('person'), skin.fork(0), 'emblem', place),
  };
  const scene = sceneOf(
    random,
    camera,
    pose,
    table(random.fork('ground')),
    sides[kind === 'wrongSide' ? 'emblem' : 'portrait'],
  );
  for (const card of scene.cards) card.corners = sheetCorners(camera, pose, card.sheet);
  spoil(random.fork('spoil'), kind, scene);
  return { scene, sides, dress: dresser(random.fork('dress'), kind, scene), away: wayOut(random.fork('away'), scene) };
}

function poseFor(random: Random, kind: CaptureKind, camera: Camera, guide: Rectangle): PlanePose {
  const share = kind === 'tooFar' ? random.range(0.35, 0.45) : random.range(0.83, 0.88);
  const tilt = kind === 'tilted' ? random.range(36, 42) : random.range(1, 7);
  const rotation = planeRotation(random.normal() * 0.02, (tilt * Math.PI) / 180, random.range(0, 2 * Math.PI));
  const at: Point = [guide.x + guide.width / 2, guide.y + guide.height / 2];
  const pose = atShare(camera, rotation, at, share * guide.width);
  return pose ?? planePose(camera, rotation, at, kNearest);
}

/** Plane millimetres; not the middle only for a card that is cut by the frame's border. */
function placeOf(random: Random, kind: CaptureKind, camera: Camera, pose: PlanePose): Point {
  if (kind !== 'cut') return [0, 0];
  const fromPixels = invert(pixelsFromPlane(camera, pose));
  const edge = random.int(0, 1);
  const overlap = random.range(0.16, 0.3) * kCardWidth;
  const [x] = apply(fromPixels, [edge === 0 ? 0 : camera.width, camera.height / 2]);
  return [edge === 0 ? x + kCardWidth / 2 - overlap : x - kCardWidth / 2 + overlap, random.range(-8, 8)];
}

async function cardOf(person: Random, random: Random, side: ResidentSide, [x, y]: Point): Promise<PlacedCard> {
  const tint = (): number => random.range(0.96, 1.04);
  const sheet: Sheet = {
    x,
    y,
    angle: 0,
    width: kCardWidth,
    height: kCardHeight,
    radius: 3.18,
    bottom: 0,
    top: 0.9,
    skin: makeSkin(await residentCard(person, side, kCardPixels), {
      contrast: random.range(0.85, 1.05),
      bias: random.range(-0.05, 0.03),
      tint: [tint(), tint(), tint()],
    }),
    sideColour: [0.6, 0.6, 0.58],
    rim: null,
    alpha: 1,
  };
  const shadow = { reach: 1.6, depth: 0.45, shift: [random.range(-0.6, 0.6), random.range(0, 0.8)] as Point };
  return {
    sheet,
    shadow,
    side,
    sleeve: 0,
    corners: [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ],
  };
}

function table(random: Random): Backdrop {
  const surface = paintSurface(random.fork('paint'), random.pick(kGrounds));
  return {
    kind: 'table',
    skin: makeSkin(surface.texture, { contrast: random.range(0.4, 0.75), bias: random.range(-0.24, -0.06) }),
    span: random.range(...surface.span),
    angle: random.normal() * 0.1,
    x: random.range(-200, 200),
    y: random.range(-200, 200),
    mirrored: false,
  };
}

function sceneOf(random: Random, camera: Camera, pose: PlanePose, backdrop: Backdrop, card: PlacedCard): Scene {
  const light = random.fork('light');
  return {
    camera,
    pose,
    backdrop,
    backdropGain: 1,
    backdropBlur: 0,
    objects: [],
    cards: [card],
    things: [],
    thingsOver: [],
    fingersBehind: [],
    fingersInFront: [],
    illumination: { slope: [light.normal() * 0.2, light.normal() * 0.2], pool: null, shadows: [] },
    glares: [],
    gloss: { strength: 0, angle: 0, phase: 0, period: 1 },
    vignette: 0,
    defocus: 0.5,
    motion: { length: 0, angle: 0 },
    sensor: {
      exposure: 1,
      whiteBalance: [1 + light.normal() * 0.03, 1, 1 + light.normal() * 0.03],
      contrast: light.range(0.95, 1.1),
      noise: light.range(1, 2.2),
      chromaNoise: 0.2,
      sharpening: 0,
      fade: 0,
    },
    meanLuma: 120,
    metering: { kind: 'cardLuma', luma: light.range(130, 195) },
    jpegQuality: 0,
  };
}

/** To the left, the right or down, as a hand takes it. */
function wayOut(random: Random, { camera, pose, cards }: Scene): Point {
  const fromPixels = invert(pixelsFromPlane(camera, pose));
  const [, right] = [apply(fromPixels, [0, camera.height / 2]), apply(fromPixels, [camera.width, camera.height / 2])];
  const reach = distance([0, 0], right) + kCardWidth * 0.75;
  const angle = random.pick([0, Math.PI, Math.PI / 2 + 0.3, Math.PI / 2 - 0.3]) + random.normal() * 0.1;
  const down = Math.abs(Math.sin(angle)) > 0.7 ? camera.height / camera.width : 1;
  const [card] = cards;
  const from: Point = card ? [card.sheet.x, card.sheet.y] : [0, 0];
  return [from[0] + reach * down * Math.cos(angle), from[1] + reach * down * Math.sin(angle)];
}

import { arrangeGround } from './arrange_ground.js';
import { skinColour } from './arrange_hands.js';
import { dress, sheetOf } from './arrange_objects.js';
import type { Assets } from './assets.js';
import type { Backdrop } from './backdrop.js';
import { type Camera, planePose, type PlanePose } from './camera.js';
import type { Finger } from './finger.js';
import type { ObjectKind } from './object_art.js';
import type { Random } from './random.js';
import type { PlacedSheet } from './scene.js';
import { randomSkin } from './skin.js';

/** Frames without a card, one subject each. */
export const kNegativeSubjects: readonly string[] = [
  'phone',
  'book',
  'tablet',
  'sheet',
  'keyboard',
  'tiles',
  'table',
  'photo',
  'monitor',
  'frame',
  'envelope',
  'notebook',
  'hands',
  'note',
  'box',
  'texture',
  'mixed',
  'phone',
  'laptop',
  'mat',
];

export interface Subject {
  objects: PlacedSheet[];
  fingers: Finger[];
  backdrop: Backdrop | null;
}

export function arrangeSubject(random: Random, assets: Assets, name: string, camera: Camera, pose: PlanePose): Subject {
  const none: Subject = { objects: [], fingers: [], backdrop: null };
  const at = { angle: random.range(0, 6.3), x: random.range(-200, 200), y: random.range(-200, 200) };
  if (name === 'table') return { ...none, backdrop: arrangeGround(random, assets, 'any') };
  if (name === 'texture') return { ...none, backdrop: arrangeGround(random, assets, 'strong') };
  if (name === 'photo') return { ...none, backdrop: { ...arrangeGround(random, assets, 'far') } };
  if (name === 'hands') return { ...none, fingers: openHand(random, camera) };
  if (name === 'tiles') {
    const surface = random.pick(assets.surfaces.filter((s) => s.kind === 'tiles'));
    return {
      ...none,
      backdrop: {
        ...at,
        kind: 'table',
        mirrored: false,
        span: random.range(...surface.span),
        skin: randomSkin(random, surface.texture, 0.6),
      },
    };
  }
  const kinds = name === 'mixed' ? null : ([name] as ObjectKind[]);
  const pool = kinds ? assets.objects.filter((o) => kinds.includes(o.kind)) : assets.objects;
  const art = random.pick(pool);
  // The pose was found for a card: enlarge or shrink the thing to fill its place.
  const fill = (85.6 / art.width) * random.range(0.9, 1.5);
  const sheet = sheetOf(random, art, fill);
  sheet.top = Math.min(sheet.top, 12);
  sheet.angle = random.normal() * 0.1;
  pose.translation = planePose(
    camera,
    pose.rotation,
    [camera.width * random.range(0.4, 0.6), camera.height * random.range(0.4, 0.6)],
    pose.translation[2],
  ).translation;
  return { ...none, objects: [dress(random, sheet)] };
}

function openHand(random: Random, camera: Camera): Finger[] {
  const colour = skinColour(random);
  const long = Math.max(camera.width, camera.height);
  const palm: [number, number] = [camera.width * random.range(0.35, 0.65), camera.height * random.range(0.45, 0.7)];
  const base = random.range(0, 6.3);
  const go = (length: number, angle: number): [number, number] => [
    palm[0] + length * long * Math.cos(angle),
    palm[1] + length * long * Math.sin(angle),
  ];
  const plain = { colour, light: [0.6, -0.8] as [number, number], nail: null };
  const arm: Finger = {
    ...plain,
    root: go(1.2, base + Math.PI),
    tip: palm,
    rootRadius: 0.11 * long,
    tipRadius: 0.1 * long,
    creases: null,
  };
  const fingers = Array.from({ length: 5 }, (_, i) => ({
    ...plain,
    root: go(0.05, base + (i - 2) * 0.6),
    tip: go(random.range(0.2, 0.3), base + (i - 2) * 0.28),
    rootRadius: 0.034 * long,
    tipRadius: 0.024 * long,
    creases: i,
  }));
  return [arm, ...fingers];
}

import { arrangeCards } from './arrange_cards.js';
import { arrangeGround } from './arrange_ground.js';
import { arrangeHands } from './arrange_hands.js';
import { arrangeGlare, arrangeIllumination } from './arrange_light.js';
import { arrangeObjects } from './arrange_objects.js';
import type { Assets } from './assets.js';
import type { Camera } from './camera.js';
import type { Quad } from './geometry.js';
import { arrangeSubject } from './negatives.js';
import { findPose } from './pose_search.js';
import type { Random } from './random.js';
import type { Recipe } from './recipe.js';
import type { Scene } from './scene.js';
import type { Sensor } from './sensor.js';
import { arrangeSmallThings } from './small_things.js';

/** Turns a recipe into a scene; every part draws from its own fork, so that one choice does not shift the others. */
export function buildScene(random: Random, assets: Assets, recipe: Recipe, width: number, height: number): Scene {
  const camera = makeCamera(random.fork('camera'), width, height);
  const pose = findPose(random.fork('pose'), camera, recipe);
  const cards = arrangeCards(random.fork('cards'), assets, recipe, camera, pose);
  const first = cards[0]?.corners ?? null;
  const scale = Math.max(width, height) / 1280;
  const hands =
    first && recipe.fingers !== 'none'
      ? arrangeHands(random.fork('hands'), first, recipe.fingers === 'holding', recipe.hideCorner)
      : { behind: [], inFront: [] };
  const subject = recipe.subject ? arrangeSubject(random.fork('subject'), assets, recipe.subject, camera, pose) : null;
  const backdrop = subject?.backdrop ?? arrangeGround(random.fork('ground'), assets, recipe.ground);
  const r = random.fork('rest');
  return {
    camera,
    pose,
    cards,
    backdrop,
    backdropGain: 1,
    backdropBlur: backdrop.kind === 'far' ? r.range(0, 14) * scale : 0,
    objects: [
      ...(backdrop.kind === 'far' ? [] : arrangeObjects(random.fork('objects'), assets, recipe, camera, pose)),
      ...(subject?.objects ?? []),
    ],
    things: recipe.smallThings === 'none' ? [] : arrangeSmallThings(random.fork('things'), camera, first, false),
    thingsOver: recipe.smallThings === 'across' ? arrangeSmallThings(random.fork('over'), camera, first, true) : [],
    fingersBehind: [...hands.behind, ...(subject?.fingers ?? [])],
    fingersInFront: hands.inFront,
    illumination: arrangeIllumination(random.fork('light'), camera, first, recipe.hardShadows),
    glares: glares(random.fork('glare'), first, recipe),
    gloss: {
      strength: r.chance(0.5) ? r.range(0, 0.12) : 0,
      angle: r.range(0, 6.3),
      phase: r.range(0, 6.3),
      period: r.range(0.3, 1.5) * Math.max(width, height),
    },
    vignette: r.chance(0.5) ? r.range(0, 0.4) : 0,
    defocus: recipe.defocus * (scale < 0.5 ? Math.max(scale, 0.35) : scale),
    motion: { length: recipe.motion * scale, angle: r.range(0, Math.PI) },
    sensor: makeSensor(r, recipe, scale),
    meanLuma: recipe.meanLuma,
    jpegQuality: r.chance(0.6) ? r.int(recipe.noise > 5 ? 90 : recipe.rimContrast ? 78 : 40, 97) : 0,
  };
}

function makeCamera(random: Random, width: number, height: number): Camera {
  const centre: [number, number] = [
    width * (0.5 + random.range(-0.02, 0.02)),
    height * (0.5 + random.range(-0.02, 0.02)),
  ];
  return {
    width,
    height,
    focal: random.range(0.65, 1.2) * Math.max(width, height),
    centre,
    distortion: random.chance(0.5) ? random.range(-0.006, 0.006) : 0,
  };
}

function glares(random: Random, quad: Quad | null, recipe: Recipe): Scene['glares'] {
  const size = recipe.cards > 0 ? recipe.glares : 0;
  return quad ? Array.from({ length: size }, (_, i) => arrangeGlare(random, quad, i === 0 || random.chance(0.6))) : [];
}

/** Small frames are halved pictures: noise and sharpening shrink with them, but not all the way. */
function makeSensor(random: Random, recipe: Recipe, scale: number): Sensor {
  const warm = random.normal() * 0.06;
  const green = 1 + random.normal() * 0.02;
  const shrink = Math.min(1, scale + 0.3);
  return {
    exposure: 1,
    whiteBalance: [1 + warm, green, 1 - warm],
    contrast: random.range(0.9, 1.25),
    noise: recipe.noise * shrink,
    chromaNoise: random.range(0.1, 0.5),
    sharpening: recipe.noise < 5 && random.chance(0.45) ? random.range(0.1, 0.9) : 0,
    fade: random.chance(0.15) ? random.range(0, 14) : 0,
  };
}

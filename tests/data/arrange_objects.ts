import type { Assets } from './assets.js';
import { type Camera, pixelsFromPlane, type PlanePose, project } from './camera.js';
import { area, intersect, mapQuad, placement, apply, type Point, type Quad, rectangleCorners } from './geometry.js';
import type { ObjectArt } from './object_art.js';
import { kCardHeight, kCardWidth } from './pose_search.js';
import type { Random } from './random.js';
import type { Recipe } from './recipe.js';
import type { PlacedSheet } from './scene.js';
import { randomSkin } from './skin.js';
import type { Sheet } from './sheet.js';

/** Lays other things around, under or against the card. */
export function arrangeObjects(
  random: Random,
  assets: Assets,
  recipe: Recipe,
  camera: Camera,
  pose: PlanePose,
): PlacedSheet[] {
  const tries = recipe.nearAspect && recipe.cards > 0 ? kClutterTries : 1;
  let best: PlacedSheet[] = [];
  for (let i = 0; i < tries && (i === 0 || best.length < kClutterAtLeast); i++) {
    const found = arrange(random.fork(i), assets, recipe, camera, pose, i);
    if (found.length > best.length) best = found;
  }
  return best;
}

const kClutterTries = 16;
const kPileAfter = 5;
/** Taller things would lean over the card when seen aslant. */
const kTallest = 14;
const kFillsFrame = 0.06;
const kClutterAtLeast = 4;

/** Where there is little room, later tries take smaller things and let them lie on each other. */
function arrange(
  random: Random,
  assets: Assets,
  recipe: Recipe,
  camera: Camera,
  pose: PlanePose,
  tried: number,
): PlacedSheet[] {
  const taken: Quad[] = recipe.cards > 0 ? [rectangleCorners(kCardWidth + 2, kCardHeight + 2)] : [];
  const out: PlacedSheet[] = [];
  for (let i = 0; i < recipe.objects; i++) {
    const near = recipe.nearAspect && i === 0;
    const under = recipe.cards > 0 && !near && i === recipe.objects - 1 && random.chance(0.35);
    const art = under ? pickUnder(random, assets) : random.pick(near ? assets.nearAspect : assets.objects);
    const shrink = under
      ? 1
      : near || (art.width > 200 && art.kind !== 'laptop')
        ? random.range(0.45, 1)
        : random.range(0.8, 1.1);
    const sheet = sheetOf(random, art, shrink * (under ? 1 : 1 - 0.03 * tried));
    if (place(random, sheet, tried < kPileAfter ? taken : taken.slice(0, 1), camera, pose, under, recipe.cards > 0)) {
      taken.push(planeCorners(sheet));
      out.push(dress(random, sheet));
    } else if (near) return [];
  }
  // What lies under the card is drawn first.
  return out.sort((a, b) => Math.hypot(a.sheet.x, a.sheet.y) - Math.hypot(b.sheet.x, b.sheet.y));
}

function pickUnder(random: Random, assets: Assets): ObjectArt {
  return random.pick(
    assets.objects.filter((art) =>
      ['book', 'sheet', 'notebook', 'envelope', 'tablet', 'mat', 'laptop'].includes(art.kind),
    ),
  );
}

export function sheetOf(random: Random, art: ObjectArt, shrink: number): Sheet {
  const tone = random.range(0.05, 0.8);
  return {
    x: 0,
    y: 0,
    angle: 0,
    width: art.width * shrink,
    height: art.height * shrink,
    radius: art.radius * shrink,
    bottom: 0,
    top: art.thickness * shrink,
    skin: randomSkin(random, art.texture, 0.7),
    sideColour: [tone, tone * random.range(0.85, 1), tone * random.range(0.75, 1)],
    rim: null,
    alpha: 1,
  };
}

export function dress(random: Random, sheet: Sheet): PlacedSheet {
  const reach = random.range(1.5, 5) + 0.8 * sheet.top;
  return {
    sheet,
    shadow: {
      reach,
      depth: random.range(0.25, 0.75),
      shift: [random.range(-0.5, 0.5) * reach, random.range(-0.5, 0.5) * reach],
    },
  };
}

/** Finds a spot that is in view and covers nothing else; false when the tries are used up. */
function place(
  random: Random,
  sheet: Sheet,
  taken: Quad[],
  camera: Camera,
  pose: PlanePose,
  under: boolean,
  aroundCard: boolean,
): boolean {
  if (under) {
    sheet.top = Math.min(sheet.top, 1);
    sheet.angle = random.chance(0.6) ? random.normal() * 0.2 : random.range(0, 6.3);
    sheet.x = random.range(-0.3, 0.3) * sheet.width;
    sheet.y = random.range(-0.3, 0.3) * sheet.height;
    return true;
  }
  sheet.top = Math.min(sheet.top, kTallest);
  for (let i = 0; i < 40; i++) {
    const reach = (aroundCard ? random.range(0.2, 1) : random.range(0, 0.8)) * (sheet.width * 0.5 + 110);
    const direction = random.range(0, 2 * Math.PI);
    sheet.x = reach * Math.cos(direction) * 1.25;
    sheet.y = reach * Math.sin(direction);
    sheet.angle = random.chance(0.35) ? random.normal() * 0.1 : random.range(0, 2 * Math.PI);
    const corners = planeCorners(sheet);
    if (taken.some((other) => Math.abs(area(intersect(corners, other))) > 1)) continue;
    if (!isInView(camera, pose, corners)) continue;
    return true;
  }
  return false;
}

export function planeCorners(sheet: Sheet): Quad {
  const at = placement(sheet.x, sheet.y, sheet.angle);
  return mapQuad(rectangleCorners(sheet.width, sheet.height), (p) => apply(at, p));
}

function isInView(camera: Camera, pose: PlanePose, corners: Quad): boolean {
  const toPixels = pixelsFromPlane(camera, pose);
  return countsAsSeen(
    camera,
    mapQuad(corners, (p) => project(camera, toPixels, p)),
    1.5,
  );
}

/** A third of the thing is in the picture, or it fills a good part of it; `slack` asks for more than that. */
export function countsAsSeen(camera: Camera, seen: Quad, slack = 1): boolean {
  const frame: Point[] = [
    [0, 0],
    [camera.width, 0],
    [camera.width, camera.height],
    [0, camera.height],
  ];
  const whole = Math.abs(area(seen));
  const inside = whole > 1 ? Math.abs(area(intersect(seen, frame))) : 0;
  return inside > slack * Math.min(whole / 3, kFillsFrame * camera.width * camera.height);
}

import type { Assets, CardArt } from './assets.js';
import { type Camera, pixelsFromPlane, type PlanePose, project } from './camera.js';
import { mapQuad, multiply, placement, type Quad, rectangleCorners } from './geometry.js';
import { linearFromSrgb } from './light.js';
import { kCardHeight, kCardWidth } from './pose_search.js';
import type { Random } from './random.js';
import type { Recipe } from './recipe.js';
import type { PlacedCard } from './scene.js';
import { makeSkin, randomSkin } from './skin.js';
import type { Sheet } from './sheet.js';

/** The card or cards of a frame, in the colours of this one use. */
const kRadius = 3.18;
const kEvenRim = 14;
const kPaleRim = 50;

export function arrangeCards(
  random: Random,
  assets: Assets,
  recipe: Recipe,
  camera: Camera,
  pose: PlanePose,
): PlacedCard[] {
  const cards: PlacedCard[] = [];
  for (let i = 0; i < recipe.cards; i++) {
    const r = random.fork(`card${i}`);
    const resident = i === 0 ? recipe.resident : r.chance(0.5);
    const sheet = cardSheet(r, resident ? assets.residents : assets.others, resident, recipe.rimContrast !== null);
    if (i > 0 && !moveBeside(r, sheet.sheet, camera, pose)) break;
    const reach = r.range(0.6, 3);
    const shadow = {
      reach,
      depth: recipe.rimContrast ? r.range(0, 0.12) : r.range(0.05, 0.7),
      shift: [r.range(-0.6, 0.6) * reach, r.range(-0.6, 0.6) * reach] as [number, number],
    };
    cards.push({
      ...sheet,
      shadow,
      corners: sheetCorners(camera, pose, sheet.sheet),
      sleeve: r.chance(0.04) ? r.range(1.5, 6) : 0,
    });
  }
  return cards;
}

/** A second card lies beside the first, wholly in view; false when there is no room. */
function moveBeside(random: Random, sheet: Sheet, camera: Camera, pose: PlanePose): boolean {
  for (let i = 0; i < 30; i++) {
    const direction = random.range(0, 2 * Math.PI);
    const gap = random.range(92, 112);
    Object.assign(sheet, {
      x: gap * Math.cos(direction),
      y: gap * Math.sin(direction),
      angle: random.chance(0.5) ? random.normal() * 0.1 : random.range(0, 6.3),
    });
    if (
      sheetCorners(camera, pose, sheet).every(
        ([x, y]) => x > 1 && y > 1 && x < camera.width - 1 && y < camera.height - 1,
      )
    )
      return true;
  }
  return false;
}

export function sheetCorners(camera: Camera, pose: PlanePose, sheet: Sheet): Quad {
  const toPixels = multiply(pixelsFromPlane(camera, pose, sheet.top), placement(sheet.x, sheet.y, sheet.angle));
  return mapQuad(rectangleCorners(sheet.width, sheet.height), (p) => project(camera, toPixels, p));
}

function cardSheet(
  random: Random,
  pool: readonly CardArt[],
  resident: boolean,
  evenRim: boolean,
): Pick<PlacedCard, 'sheet' | 'side'> {
  const even = evenRim ? pool.filter((art) => art.rimSpread < kEvenRim && art.rimChroma < kPaleRim) : pool;
  const art = random.pick(even.length > 0 ? even : pool);
  const white = random.range(-0.1, 0.05);
  const tint = (): number => random.range(0.94, 1.06);
  const skin = resident
    ? makeSkin(art.texture, { contrast: random.range(0.7, 1.1), bias: white, tint: [tint(), tint(), tint()] })
    : randomSkin(random, art.texture, 0.7);
  const side = evenRim || random.chance(0.7) ? random.range(0.55, 0.9) : random.range(0.15, 0.6);
  const light = linearFromSrgb(side);
  const rim = !evenRim && random.chance(0.35) ? { width: random.range(0.2, 0.7), gain: random.range(0.6, 1.5) } : null;
  const thickness = random.range(0.7, 1.05);
  return {
    side: art.side,
    sheet: {
      x: 0,
      y: 0,
      angle: 0,
      width: kCardWidth,
      height: kCardHeight,
      radius: kRadius,
      bottom: 0,
      top: thickness,
      skin,
      sideColour: [light, light, light * random.range(0.9, 1)],
      rim,
      alpha: 1,
    },
  };
}

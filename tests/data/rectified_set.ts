import { sheetCorners } from './arrange_cards.js';
import { type CardArt, makeSurroundings } from './assets.js';
import { goodRecipe, sizeTo, steady } from './check_recipe.js';
import { type SceneTruth, sceneTruth } from './check_truth.js';
import { compose } from './compositor.js';
import { Random } from './random.js';
import { residentCard, type ResidentSide } from './resident_card.js';
import { buildScene } from './scene_builder.js';
import type { Pixels } from './strength.js';
import { rect, renderSvg, svg } from './svg.js';

/**
 * Stills of resident cards that bear a chart, to measure what is cut out of them: round marks whose places say where
 * the card's corners came to lie, and dark squares turned a little whose edges say how sharp the cut-out is.
 */
export interface RectifiedSample {
  id: string;
  frame: Pixels;
  truth: SceneTruth;
  side: ResidentSide;
}

/** Card millimetres, middles. */
export const kMarks: Record<ResidentSide, readonly (readonly [number, number])[]> = {
  portrait: [
    [4.5, 4.5],
    [43, 4.5],
    [81, 4.5],
    [4.5, 27],
    [4.5, 49.5],
    [30, 50.8],
    [81, 47.5],
  ],
  emblem: [
    [3.6, 3.6],
    [81, 4.5],
    [4.5, 27],
    [81, 29],
    [4.5, 45],
    [30, 50.8],
    [81, 49.5],
  ],
};
export const kMarkRadius = 1.1;
export const kMarkGround = 2.2;

/** A dark square of `size` mm on a light ground, turned by `degrees`. */
export interface SlantedSquare {
  at: readonly [number, number];
  degrees: number;
}
export const kSquareSize = 6;
export const kSquares: Record<ResidentSide, readonly SlantedSquare[]> = {
  portrait: [
    { at: [61, 17], degrees: 6 },
    { at: [73.5, 17], degrees: -7 },
    { at: [67, 33], degrees: 8 },
  ],
  emblem: [
    { at: [36, 31], degrees: 6 },
    { at: [52, 31], degrees: -7 },
    { at: [12, 31], degrees: 8 },
  ],
};

const kCardPixels = 2600;
const kDark = '#4a4a4c';
const kLight = '#d2d2d4';
const kGround = 1.75;

/** Tenths of a millimetre over the printed card. */
function chart(side: ResidentSide): string {
  const marks = kMarks[side].map(
    ([x, y]) =>
      `<circle cx="${10 * x}" cy="${10 * y}" r="${10 * kMarkGround}" fill="${kLight}"/><circle cx="${10 * x}" cy="${10 * y}" r="${10 * kMarkRadius}" fill="${kDark}"/>`,
  );
  const squares = kSquares[side].map(({ at: [x, y], degrees }) => {
    const square = (size: number, fill: string): string =>
      rect(
        10 * x - 5 * size,
        10 * y - 5 * size,
        10 * size,
        10 * size,
        fill,
        `transform="rotate(${degrees} ${10 * x} ${10 * y})"`,
      );
    return square(kGround * kSquareSize, kLight) + square(kSquareSize, kDark);
  });
  return svg(856, 540, [...marks, ...squares].join(''));
}

async function chartCard(random: Random, side: ResidentSide): Promise<CardArt> {
  const plain = await residentCard(random, side, kCardPixels);
  const [base] = plain.levels;
  if (!base) throw new Error('chart: the card has no picture');
  const texture = await renderSvg(chart(side), base.width, base.height, base);
  return { texture, side, rimSpread: 0, rimChroma: 0 };
}

/** No lens distortion: a flat map could not undo it, and it is not what is measured. */
export async function* rectifiedSet(count: number): AsyncGenerator<RectifiedSample> {
  const assets = await makeSurroundings('rectified');
  for (let i = 0; i < count; i++) {
    const id = `rectified/${i}`;
    const random = new Random(id);
    const side: ResidentSide = i % 2 === 0 ? 'portrait' : 'emblem';
    const size = random.chance(0.5) ? { width: 1920, height: 1440 } : { width: 1440, height: 1920 };
    const recipe = goodRecipe(random.fork('recipe'), size);
    recipe.noise = 0.8;
    if (recipe.placing) recipe.placing.turn = ((i >> 1) % 4) as 0 | 1 | 2 | 3;
    sizeTo(recipe, random, size, [900, 1300]);
    const residents = [await chartCard(random.fork('card'), side)];
    const scene = buildScene(random.fork('scene'), { ...assets, residents }, recipe, size.width, size.height);
    steady(scene, random.fork('steady'));
    scene.camera.distortion = 0;
    for (const card of scene.cards) card.corners = sheetCorners(scene.camera, scene.pose, card.sheet);
    scene.sensor.sharpening = 0;
    scene.jpegQuality = 0;
    const rgba = compose(scene, random.fork('sensor'));
    yield { id, side, frame: { ...size, rgba }, truth: sceneTruth(scene) };
  }
}

import type { Assets } from './assets.js';
import { compose, type Finish } from './compositor.js';
import { linearFromSrgb } from './light.js';
import { Random } from './random.js';
import type { Recipe } from './recipe.js';
import { buildScene } from './scene_builder.js';
import type { Scene } from './scene.js';
import { rimLumas, saturatedShare } from './strength.js';
import { type Truth, truthOf } from './truth.js';

/** One finished frame: 8-bit sRGB, alpha 255. */
export interface Frame {
  width: number;
  height: number;
  rgba: Uint8ClampedArray;
  truth: Truth;
}

export interface FrameSpec {
  width: number;
  height: number;
  assets: Assets;
  recipe: Recipe;
  /** Leave noise or compression out, to measure them. */
  finish?: Finish;
}

const kSettleTries = 7;
const kContrastSlack = 0.6;
const kSaturatedEnough = 0.28;

export function renderFrame(spec: FrameSpec, seed: string): Frame {
  const random = new Random(`frame/${seed}`);
  const scene = buildScene(random.fork('scene'), spec.assets, spec.recipe, spec.width, spec.height);
  if (spec.recipe.rimContrast) settleContrast(scene, spec.recipe.rimContrast, random.fork('contrast'));
  if (scene.glares.length > 0 && spec.recipe.burntEdge) settleGlare(scene, random);
  return finish(scene, random, spec.finish);
}

export function finish(scene: Scene, random: Random, how?: Finish): Frame {
  const rgba = compose(scene, random.fork('sensor'), how);
  return { width: scene.camera.width, height: scene.camera.height, rgba, truth: truthOf(scene) };
}

/** Brightens or darkens the table until its luma beside the card is the wanted step away from the card's. */
function settleContrast(scene: Scene, range: [number, number], random: Random): void {
  const step = random.range(range[0] + kContrastSlack, range[1] - kContrastSlack);
  let sign = random.sign();
  for (let i = 0; i < kSettleTries; i++) {
    const frame = finish(scene, random, { noise: false, compression: false });
    const quad = frame.truth.cards[0]?.quad;
    if (!quad) return;
    const { card, table } = rimLumas(frame, quad);
    if (card + sign * step > 235) sign = -1;
    if (card + sign * step < 14) sign = 1;
    const wanted = card + sign * step;
    if (Math.abs(table - wanted) < kContrastSlack / 2) return;
    scene.backdropGain *= linearFromSrgb(wanted / 255) / Math.max(1e-4, linearFromSrgb(table / 255));
  }
}

/** Strengthens the first reflection until it burns out enough of an edge. */
function settleGlare(scene: Scene, random: Random): void {
  for (let i = 0; i < kSettleTries; i++) {
    const frame = finish(scene, random, { noise: false, compression: false });
    const [card] = frame.truth.cards;
    const [glare] = scene.glares;
    if (!card || !glare || saturatedShare(frame, card.quad) >= kSaturatedEnough) return;
    glare.strength *= 1.5;
    glare.along *= 1.12;
    glare.across *= 1.08;
  }
}

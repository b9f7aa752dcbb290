import { pixelsPerMillimetre } from './card_map.js';
import type { Random } from './random.js';
import { plainRecipe, type Recipe } from './recipe.js';
import type { Scene } from './scene.js';

/** A card seen as it should be: what every check's frame starts from, before it is spoilt. */
export interface FrameSize {
  width: number;
  height: number;
}

const kFits = 0.94;
const kShape = 54 / 85.6;
const kLargest = 1000;
const kLeastDefocus = 0.35;

export function goodRecipe(random: Random, frame: FrameSize): Recipe {
  const recipe: Recipe = {
    ...plainRecipe(random),
    cards: 1,
    resident: true,
    glares: 0,
    tiltDegrees: [0, 15],
    placing: { turn: random.int(0, 3) as 0 | 1 | 2 | 3, lean: 0.08, spread: [0, 0] },
  };
  sizeTo(recipe, random, frame, [650, kLargest]);
  return recipe;
}

/** Long edge in pixels, as far as the frame has room for it; call again after the turn is changed. */
export function sizeTo(
  recipe: Recipe,
  random: Random,
  { width, height }: FrameSize,
  [low, high]: [number, number],
): void {
  const { placing } = recipe;
  if (!placing) throw new Error('recipe: nothing is said of the place');
  const lying = placing.turn % 2 === 0;
  const room = kFits * Math.min(lying ? width : height, (lying ? height : width) / kShape);
  const longEdge = random.range(low, Math.max(low, Math.min(high, room)));
  recipe.widthShare = [longEdge / width, longEdge / width];
  const [w, h] = lying ? [longEdge, longEdge * kShape] : [longEdge * kShape, longEdge];
  placing.spread = [spread(w / width), spread(h / height)];
}

function spread(filled: number): number {
  return Math.max(0.008, 0.45 * (1 - filled));
}

/** Sharp, bright enough, little compressed, no sleeve. */
export function steady(scene: Scene, random: Random): void {
  blurTo(scene, random.range(0.045, 0.115), 0, 0);
  scene.metering = { kind: 'cardLuma', luma: random.range(95, 205) };
  scene.jpegQuality = scene.jpegQuality > 0 ? Math.max(70, scene.jpegQuality) : 0;
  for (const card of scene.cards) card.sleeve = 0;
}

/** Standard deviation on the card in millimetres; `motionPart` 0..1 of its square is motion. */
export function blurTo(scene: Scene, millimetres: number, motionPart: number, angle: number): void {
  const [card] = scene.cards;
  if (!card) throw new Error('blur: no card in the scene');
  const pixels = millimetres * pixelsPerMillimetre(card.corners);
  scene.defocus = Math.max(kLeastDefocus, pixels * Math.sqrt(1 - motionPart));
  scene.motion = { length: pixels * Math.sqrt(12 * motionPart), angle };
}

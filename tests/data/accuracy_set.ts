import { type Assets, makeAssets } from './assets.js';
import { type Frame, type FrameSpec, renderFrame } from './frame.js';
import { kNegativeSubjects } from './negatives.js';
import { Random } from './random.js';
import { conditionRecipe, kConditions, negativeRecipe, plainRecipe, type Recipe } from './recipe.js';

/**
 * The fixed sets behind the accuracy figures: 40 frames for each of 10 conditions, 100 negatives, 40 partly outside.
 * `final` is measured, never tuned on; `tune` has the same make-up with other seeds, cards and colours, over the same
 * photographs and textures, which training never sees.
 */
export type SetName = 'final' | 'tune';
export type SetCategory = (typeof kConditions)[number] | 'negative' | 'partlyOutside';

export interface Sample {
  id: string;
  category: SetCategory;
  frame: Frame;
}

export interface SetOptions {
  only?: string;
  /** Every n-th frame of each category. */
  every?: number;
  /** Long side; 1280 unless told. */
  longSide?: number;
}

const kPerCategory: Record<'condition' | 'negative' | 'partlyOutside', number> = {
  condition: 40,
  negative: 100,
  partlyOutside: 40,
};

export async function setAssets(name: SetName): Promise<Assets> {
  return makeAssets({
    seed: name,
    split: 'test',
    residents: 90,
    others: 100,
    objects: 112,
    surfaces: 70,
    textures: 60,
    cardPixels: 1000,
    objectPixels: 800,
    backgroundPixels: 1600,
  });
}

export async function* accuracySet(name: SetName, options: SetOptions = {}): AsyncGenerator<Sample> {
  const assets = await setAssets(name);
  for (const category of [...kConditions, 'negative', 'partlyOutside'] as SetCategory[]) {
    if (options.only && options.only !== category) continue;
    const count =
      category === 'negative'
        ? kPerCategory.negative
        : category === 'partlyOutside'
          ? kPerCategory.partlyOutside
          : kPerCategory.condition;
    for (let i = 0; i < count; i += options.every ?? 1)
      yield sampleAt(name, category, i, assets, options.longSide ?? 1280);
  }
}

export function sampleAt(name: SetName, category: SetCategory, index: number, assets: Assets, longSide = 1280): Sample {
  const { spec, seed, id } = frameSpec(name, category, index, assets, longSide);
  return { id, category, frame: renderFrame(spec, seed) };
}

export function frameSpec(
  name: SetName,
  category: SetCategory,
  index: number,
  assets: Assets,
  longSide = 1280,
): { spec: FrameSpec; seed: string; id: string } {
  const id = `${name}/${category}/${index}`;
  const random = new Random(`accuracy/${id}`);
  const shortSide = Math.round((longSide * 9) / 16);
  const portrait = random.chance(0.5);
  const recipe = recipeOf(random.fork('recipe'), category, index);
  const spec = { width: portrait ? shortSide : longSide, height: portrait ? longSide : shortSide, assets, recipe };
  return { spec, seed: `test/${id}`, id };
}

function recipeOf(random: Random, category: SetCategory, index: number): Recipe {
  if (category === 'negative')
    return negativeRecipe(random, kNegativeSubjects[index % kNegativeSubjects.length] ?? 'table');
  if (category === 'partlyOutside') return { ...plainRecipe(random), partlyOutside: true };
  const recipe = conditionRecipe(random, category);
  // Exactly half of the fingers hide a corner.
  if (category === 'fingers') recipe.hideCorner = index % 2 === 0;
  return recipe;
}

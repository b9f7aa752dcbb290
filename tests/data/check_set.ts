import { type Assets, makeAssets } from './assets.js';
import type { Kind } from './check_kinds.js';
import { kCheckPlans } from './check_plans.js';
import { goodRecipe, sizeTo, steady } from './check_recipe.js';
import { type CheckTruth, checkTruth, sceneTruth } from './check_truth.js';
import { agrees, type CheckName, type Expected, kCheckNames, kFrameJudges, kSceneJudges } from './check_verdict.js';
import { compose } from './compositor.js';
import { Random } from './random.js';
import type { Recipe } from './recipe.js';
import type { ResidentSide } from './resident_card.js';
import type { Scene } from './scene.js';
import { buildScene } from './scene_builder.js';
import type { Pixels } from './strength.js';

/**
 * The fixed sets behind the figures of the card's checks: of each check frames that clearly fail it and frames that
 * clearly do not, everything else good. `check-final` is measured, never tuned on; `check-tune` has the same make-up
 * with other cards.
 */
export type CheckSetName = 'check-final' | 'check-tune';

export interface CheckSample {
  id: string;
  check: CheckName;
  expected: Expected;
  kind: string;
  frame: Pixels;
  truth: CheckTruth;
}

export interface CheckSetOptions {
  only?: string;
  without?: CheckName;
  /** Every n-th frame of each check. */
  every?: number;
}

const kPerCheck = 100;
const kSidesKnown = 320;
const kSidesUnknown = 160;
const kLongSide = 1280;
const kShortSide = 720;
const kAttempts = 200;

export function checkAssets(name: CheckSetName): Promise<Assets> {
  return makeAssets({
    seed: name,
    split: 'test',
    residents: 80,
    others: 100,
    objects: 112,
    surfaces: 70,
    textures: 60,
    cardPixels: 1300,
    objectPixels: 800,
    backgroundPixels: 1600,
  });
}

export async function* checkSet(name: CheckSetName, options: CheckSetOptions = {}): AsyncGenerator<CheckSample> {
  const assets = await checkAssets(name);
  for (const check of kCheckNames) {
    if ((options.only && options.only !== check) || options.without === check) continue;
    for (const expected of ['good', 'bad'] as const) {
      for (let i = 0; i < countOf(check, expected); i += options.every ?? 1)
        yield checkSampleAt(name, check, expected, i, assets);
    }
  }
}

function countOf(check: CheckName, expected: Expected): number {
  if (check !== 'side') return kPerCheck;
  return expected === 'good' ? kSidesKnown : kSidesUnknown;
}

/** Draws until the truth, measured on scene and frame, is as clear as the set promises. */
export function checkSampleAt(
  name: CheckSetName,
  check: CheckName,
  expected: Expected,
  index: number,
  assets: Assets,
): CheckSample {
  const id = `${name}/${check}/${expected}/${index}`;
  const kinds = kCheckPlans[check].kinds[expected];
  const kind = kinds[((index >> 1) + 6 * Math.floor(index / 10)) % kinds.length] as Kind;
  for (let attempt = 0; attempt < kAttempts; attempt++) {
    const drawn = draw(`${id}/${attempt}`, check, expected, kind, index, assets);
    if (drawn) return { id, check, expected, kind: kind.name, ...drawn };
  }
  throw new Error(`check set: ${id} (${kind.name}) was unclear ${kAttempts} times`);
}

/** Null when the scene came out unclear, or something else than the check is wrong with it. */
function draw(
  seed: string,
  check: CheckName,
  expected: Expected,
  kind: Kind,
  index: number,
  assets: Assets,
): { frame: Pixels; truth: CheckTruth } | null {
  const random = new Random(seed);
  const upright = random.chance(0.5);
  const size = upright ? { width: kShortSide, height: kLongSide } : { width: kLongSide, height: kShortSide };
  const recipe = recipeFor(random.fork('recipe'), check, expected, kind, index, size);
  // So that every n-th frame has both sides and all kinds too.
  const side: ResidentSide = (index + Math.floor(index / 10)) % 2 === 0 ? 'portrait' : 'emblem';
  const pool = { ...assets, residents: assets.residents.filter((art) => art.side === side) };
  const scene = sceneFor(random, pool, recipe, size);
  if (!scene) return null;
  steady(scene, random.fork('steady'));
  kind.spoil?.(scene, random.fork('spoil'));
  const { pardoned } = kCheckPlans[check];
  if (!agrees(kSceneJudges, sceneTruth(scene), check, expected, [...pardoned, 'side'])) return null;
  const frame = render(scene, random);
  const truth = checkTruth(scene, frame.finished, frame.plain);
  return agrees(kFrameJudges, truth, check, expected, pardoned) ? { frame: frame.finished, truth } : null;
}

function recipeFor(
  random: Random,
  check: CheckName,
  expected: Expected,
  kind: Kind,
  index: number,
  frame: { width: number; height: number },
): Recipe {
  const recipe = goodRecipe(random, frame);
  if (check === 'side') {
    recipe.resident = expected === 'good';
    if (recipe.placing) recipe.placing.turn = ((index >> 1) % 4) as 0 | 1 | 2 | 3;
    sizeTo(recipe, random, frame, [650, 1000]);
  }
  kind.plan?.({ recipe, random: random.fork('kind'), frame });
  return recipe;
}

/** Null when the pose search finds no place of that size. */
function sceneFor(
  random: Random,
  assets: Assets,
  recipe: Recipe,
  { width, height }: { width: number; height: number },
): Scene | null {
  try {
    return buildScene(random.fork('scene'), assets, recipe, width, height);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('pose:')) return null;
    throw error;
  }
}

/** With reflections the frame is drawn twice, at the exposure it has without them. */
function render(scene: Scene, random: Random): { finished: Pixels; plain: Pixels } {
  const { width, height } = scene.camera;
  const draw = (): Pixels => ({ width, height, rgba: compose(scene, random.fork('sensor')) });
  const { glares } = scene;
  scene.glares = [];
  const plain = draw();
  if (glares.length === 0) return { finished: plain, plain };
  const { exposure } = scene.sensor;
  scene.metering = { kind: 'fixed', exposure };
  scene.glares = glares.map((glare) => ({ ...glare, strength: glare.strength / exposure }));
  return { finished: draw(), plain };
}

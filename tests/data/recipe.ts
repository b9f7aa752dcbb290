import type { Random } from './random.js';

/** What a frame is to show and how strongly it is spoilt; pixel strengths are stated for a long side of 1280. */
export type Condition =
  | 'clean'
  | 'lowContrast'
  | 'texture'
  | 'clutter'
  | 'fingers'
  | 'shadow'
  | 'glare'
  | 'lowLight'
  | 'blur'
  | 'perspective';
export const kConditions: readonly Condition[] = [
  'clean',
  'lowContrast',
  'texture',
  'clutter',
  'fingers',
  'shadow',
  'glare',
  'lowLight',
  'blur',
  'perspective',
];

/** any = table or far. */
export type Ground = 'calm' | 'strong' | 'table' | 'any' | 'far';

export interface Recipe {
  cards: 0 | 1 | 2;
  partlyOutside: boolean;
  resident: boolean;
  widthShare: [number, number];
  tiltDegrees: [number, number];
  ground: Ground;
  objects: number;
  /** One of the objects is within 15 % of ID-1's aspect. */
  nearAspect: boolean;
  /** Absolute luma difference of card rim and table, or null. */
  rimContrast: [number, number] | null;
  defocus: number;
  motion: number;
  meanLuma: number;
  noise: number;
  fingers: 'none' | 'some' | 'holding';
  /** Pens and cables: beside the card, or also across it. */
  smallThings: 'none' | 'beside' | 'across';
  /** Hide a corner under the fingers; null leaves it to chance. */
  hideCorner: boolean | null;
  glares: number;
  /** The first reflection must burn out a quarter of an edge. */
  burntEdge: boolean;
  hardShadows: number;
  /** Fixed subject of a negative. */
  subject: string | null;
  /** Where the card is to lie; left to chance when absent. */
  placing?: Placing;
}

export interface Placing {
  /** Quarter turns clockwise as seen, 0: upright. */
  turn: 0 | 1 | 2 | 3;
  /** Standard deviation of the turn, radians. */
  lean: number;
  /** How far the card's middle may lie from the frame's, in frame widths and heights. */
  spread: [number, number];
}

export function plainRecipe(random: Random): Recipe {
  return {
    cards: 1,
    partlyOutside: false,
    resident: random.chance(0.6),
    widthShare: [0.35, 0.9],
    tiltDegrees: [0, 22],
    ground: 'any',
    objects: random.chance(0.25) ? random.int(1, 2) : 0,
    nearAspect: false,
    rimContrast: null,
    defocus: random.range(0.4, 0.9),
    motion: 0,
    meanLuma: random.range(85, 150),
    noise: random.range(0.8, 2.6),
    fingers: 'none',
    smallThings: 'none',
    hideCorner: null,
    glares: random.chance(0.2) ? 1 : 0,
    burntEdge: false,
    hardShadows: 0,
    subject: null,
  };
}

export function conditionRecipe(random: Random, condition: Condition): Recipe {
  const recipe = plainRecipe(random);
  recipe.glares = 0;
  kSpoil[condition](recipe, random);
  return recipe;
}

const kSpoil: Record<Condition, (recipe: Recipe, random: Random) => void> = {
  clean: () => undefined,
  lowContrast: (recipe) => {
    recipe.rimContrast = [6, 15];
    recipe.ground = 'calm';
    recipe.objects = 0;
  },
  texture: (recipe) => {
    recipe.ground = 'strong';
    recipe.objects = 0;
  },
  clutter: (recipe, random) => {
    recipe.objects = random.int(4, 7);
    recipe.smallThings = random.chance(0.3) ? 'beside' : 'none';
    recipe.nearAspect = true;
    recipe.ground = 'table';
    recipe.widthShare = [0.35, 0.55];
  },
  fingers: (recipe, random) => {
    recipe.fingers = random.chance(0.4) ? 'holding' : 'some';
    recipe.ground = recipe.fingers === 'holding' ? 'far' : 'any';
    recipe.hideCorner = random.chance(0.5);
  },
  shadow: (recipe, random) => {
    recipe.hardShadows = random.int(1, 2);
  },
  glare: (recipe, random) => {
    recipe.glares = random.int(1, 2);
    recipe.burntEdge = true;
  },
  lowLight: (recipe, random) => {
    recipe.meanLuma = random.range(21, 44);
    recipe.noise = random.range(6.4, 9.6);
  },
  blur: (recipe, random) => {
    if (random.chance(0.5)) recipe.defocus = random.range(2, 5);
    else recipe.motion = random.range(8, 20);
  },
  perspective: (recipe, random) => {
    recipe.tiltDegrees = [30, 50];
    recipe.objects = random.chance(0.3) ? 1 : 0;
  },
};

/** Training: several conditions at once, each less often at full strength. */
export function mixedRecipe(random: Random): Recipe {
  const recipe = plainRecipe(random);
  const roll = random.next();
  recipe.cards = roll < 0.27 ? 0 : roll < 0.31 ? 2 : 1;
  recipe.partlyOutside = recipe.cards === 1 && random.chance(0.16);
  recipe.tiltDegrees = random.chance(0.33) ? [20, 52] : [0, 25];
  const weights: Record<Condition, number> = {
    clean: 0,
    lowContrast: 0.16,
    texture: 0.3,
    clutter: 0.34,
    fingers: 0.26,
    shadow: 0.22,
    glare: 0.18,
    lowLight: 0.16,
    blur: 0.24,
    perspective: 0,
  };
  for (const condition of kConditions) {
    if (weights[condition] > 0 && random.chance(weights[condition])) kSpoil[condition](recipe, random);
  }
  if (recipe.rimContrast) recipe.ground = 'calm';
  if (recipe.cards === 0) {
    recipe.rimContrast = null;
    recipe.objects = random.chance(0.2) ? 0 : random.int(1, 6);
  }
  recipe.burntEdge = false;
  if (recipe.cards === 2) recipe.widthShare = [0.25, 0.45];
  if (random.chance(0.3)) recipe.motion = Math.max(recipe.motion, random.range(0, 8));
  if (random.chance(0.12)) recipe.glares += 1;
  if (random.chance(0.12)) recipe.smallThings = random.chance(0.35) ? 'across' : 'beside';
  return recipe;
}

export function negativeRecipe(random: Random, subject: string): Recipe {
  return {
    ...plainRecipe(random),
    cards: 0,
    subject,
    objects: 0,
    tiltDegrees: [0, 40],
    hardShadows: random.chance(0.15) ? 1 : 0,
  };
}

/**
 * tsx tests/data/dump_training.ts --shard I --count N --seed S --subjects SHARE --out FILE: one shard of training samples.
 * SHARE of the frames show one thing that is no card where a card would be.
 */
import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { makeAssets } from './assets.js';
import { fetchBackgrounds } from './fetch_backgrounds.js';
import { renderFrame } from './frame.js';
import { kNegativeSubjects } from './negatives.js';
import { Random } from './random.js';
import { mixedRecipe, type Recipe } from './recipe.js';
import { encodeRecord, shardHeader } from './training_shard.js';

const kSizes: readonly [number, number][] = [
  [256, 144],
  [144, 256],
  [256, 192],
  [192, 256],
  [256, 256],
];

const { values } = parseArgs({
  options: {
    shard: { type: 'string', default: '0' },
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: 'train' },
    subjects: { type: 'string', default: '0.15' },
    out: { type: 'string', default: 'build/training.bin' },
  },
});
const shard = Number(values.shard);
const count = Number(values.count);
const subjects = Number(values.subjects);

function recipeFor(random: Random): Recipe {
  const recipe = mixedRecipe(random);
  if (!random.chance(subjects)) return recipe;
  const subject = random.pick(kNegativeSubjects);
  return { ...recipe, cards: 0, partlyOutside: false, rimContrast: null, fingers: 'none', objects: 0, subject };
}

await fetchBackgrounds(console.log);
const assets = await makeAssets({
  seed: `${values.seed}/${shard}`,
  split: 'train',
  residents: 80,
  others: 150,
  objects: 120,
  surfaces: 70,
  textures: 110,
  cardPixels: 600,
  objectPixels: 320,
  backgroundPixels: 800,
});
const started = Date.now();
// Under its name only when it is whole: the trainer takes up what comes while it runs.
const unfinished = `${values.out}.new`;
const file = openSync(unfinished, 'w');
writeSync(file, shardHeader(count, values.seed, shard));
for (let i = 0; i < count; i++) {
  const seed = `train/${values.seed}/${shard}/${i}`;
  const random = new Random(seed);
  const [width, height] = random.pick(kSizes);
  writeSync(file, encodeRecord(renderFrame({ width, height, assets, recipe: recipeFor(random.fork('recipe')) }, seed)));
  if ((i + 1) % 500 === 0)
    console.log(`shard ${shard}: ${i + 1}/${count}, ${((i + 1) / ((Date.now() - started) / 1000)).toFixed(1)}/s`);
}
closeSync(file);
renameSync(unfinished, values.out);

// Photographs of one made-up person's card, as a phone would take them and the engine would let them pass.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { analyzeImage } from 'qujing/node';
import { inBuild } from '../../scripts/lib/paths.js';
import { type Assets, makeSurroundings } from './assets.js';
import { goodRecipe, sizeTo, steady } from './check_recipe.js';
import { compose } from './compositor.js';
import type { Person } from './person.js';
import { Random } from './random.js';
import { residentCardOf, type ResidentSide } from './resident_card.js';
import { buildScene } from './scene_builder.js';

const kFrame = { width: 1920, height: 1080 };
const kAttempts = 12;

let surroundings: Promise<Assets> | undefined;

/** JPEG of both sides; kept in build/, so that the second run is quick. */
export async function cardFrames(person: Person): Promise<Readonly<Record<ResidentSide, Buffer>>> {
  return { portrait: await cardFrame(person, 'portrait'), emblem: await cardFrame(person, 'emblem') };
}

async function cardFrame(person: Person, side: ResidentSide): Promise<Buffer> {
  const name = createHash('sha256')
    .update(JSON.stringify([person, side]))
    .digest('hex')
    .slice(0, 24);
  const file = inBuild('recordings', `card_${name}.jpg`);
  if (existsSync(file)) return readFileSync(file);
  const jpeg = await passingFrame(person, side);
  mkdirSync(inBuild('recordings'), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, jpeg);
  renameSync(`${file}.${process.pid}`, file);
  return jpeg;
}

async function passingFrame(person: Person, side: ResidentSide): Promise<Buffer> {
  surroundings ??= makeSurroundings('card frames');
  const assets = await surroundings;
  const random = new Random(`card frame/${person.idNumber}/${person.name}/${side}`);
  const texture = await residentCardOf(random.fork('art'), person, side, 2000);
  const art = { texture, side, rimSpread: 0, rimChroma: 0 };
  for (let attempt = 0; attempt < kAttempts; attempt++) {
    const jpeg = await photograph(random.fork(`${attempt}`), { ...assets, residents: [art] });
    const { passed, side: seen } = await analyzeImage(jpeg, { side });
    if (passed && seen === side) return jpeg;
  }
  throw new Error(`card frames: ${side} side refused ${kAttempts} times`);
}

async function photograph(random: Random, assets: Assets): Promise<Buffer> {
  const recipe = goodRecipe(random.fork('recipe'), kFrame);
  if (recipe.placing) recipe.placing.turn = 0;
  sizeTo(recipe, random, kFrame, [1000, 1400]);
  const scene = buildScene(random.fork('scene'), assets, recipe, kFrame.width, kFrame.height);
  steady(scene, random.fork('steady'));
  scene.jpegQuality = 0;
  const rgba = compose(scene, random.fork('sensor'));
  return sharp(rgba, { raw: { ...kFrame, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: 92 })
    .toBuffer();
}

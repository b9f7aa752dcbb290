import { analyzeImage, type ImageAnalysis, type RectifiedCard } from '../../web/sdk/node.js';
import sharp from 'sharp';
import { type Assets, type CardArt, makeSurroundings } from './assets.js';
import { blurTo, goodRecipe, sizeTo, steady } from './check_recipe.js';
import { compose } from './compositor.js';
import { type HanziPool, hanziPool } from './hanzi_pool.js';
import type { Person } from './person.js';
import { Random } from './random.js';
import { readingPerson } from './reading_people.js';
import { residentCardOf, type ResidentSide } from './resident_card.js';
import { buildScene } from './scene_builder.js';
import type { Scene } from './scene.js';

/**
 * Cards to be read, cut out by the engine from frames of 1080p that passed its checks. `reading-final` is measured and
 * never tuned on; in `reading-rare` and `reading-rare-tune` a character of each name is none that the recogniser knows.
 */
export type ReadingSetName = 'reading-tune' | 'reading-final' | 'reading-rare-tune' | 'reading-rare';

export interface ReadingSample {
  id: string;
  person: Person;
  side: ResidentSide;
  rectified: RectifiedCard;
  /** Frames that the engine refused before. */
  refused: number;
}

export interface ReadingSetOptions {
  count: number;
  sides?: readonly ResidentSide[];
  /** Every n-th person. */
  every?: number;
}

const kCardPixels = 2000;
const kAttempts = 48;
/** So many times in a row is the drawing's fault: it is drawn anew. */
const kAttemptsOfArt = 8;
/** Long edge of the card in the frame. */
const kLongEdge: [number, number] = [820, 1500];
/** Standard deviation on the card; beyond 0.13 mm the engine's check of sharpness begins to refuse. */
const kBlurMillimetres: [number, number] = [0.045, 0.128];
const kWasm = new URL('../../build/wasm/qujing.wasm', import.meta.url);

export async function* readingSet(
  name: ReadingSetName,
  { count, sides = ['portrait', 'emblem'], every = 1 }: ReadingSetOptions,
): AsyncGenerator<ReadingSample> {
  const [assets, pool] = [await makeSurroundings('reading'), hanziPool(name.endsWith('tune') ? 'tune' : 'final')];
  for (let index = 0; index < count; index += every) {
    for (const side of sides) yield await sampleAt(name, index, side, assets, pool);
  }
}

async function sampleAt(
  name: ReadingSetName,
  index: number,
  side: ResidentSide,
  assets: Assets,
  pool: HanziPool,
): Promise<ReadingSample> {
  const seed = new Random(`${name}/${index}`);
  const person = readingPerson(seed.fork('person'), { index, pool, outside: name.startsWith('reading-rare') });
  let art = await artOf(seed.fork(`art/${side}`), person, side);
  for (let refused = 0; refused < kAttempts; refused++) {
    if (refused > 0 && refused % kAttemptsOfArt === 0)
      art = await artOf(seed.fork(`art/${side}/${refused}`), person, side);
    const analysis = await look(frameOf(seed.fork(`${side}/${refused}`), { ...assets, residents: [art] }));
    if (analysis.passed && analysis.side === side && analysis.rectified)
      return { id: `${name}/${index}/${side}`, person, side, rectified: analysis.rectified, refused };
  }
  throw new Error(`reading set: ${name}/${index}/${side} was refused ${kAttempts} times`);
}

async function artOf(random: Random, person: Person, side: ResidentSide): Promise<CardArt> {
  return { texture: await residentCardOf(random, person, side, kCardPixels), side, rimSpread: 0, rimChroma: 0 };
}

function frameOf(random: Random, assets: Assets): Scene {
  const size = random.chance(0.5) ? { width: 1920, height: 1080 } : { width: 1080, height: 1920 };
  const recipe = goodRecipe(random.fork('recipe'), size);
  sizeTo(recipe, random, size, kLongEdge);
  const scene = buildScene(random.fork('scene'), assets, recipe, size.width, size.height);
  steady(scene, random.fork('steady'));
  const part = random.chance(0.5) ? 0 : random.range(0.3, 0.97);
  blurTo(scene, random.range(...kBlurMillimetres), part, random.range(0, Math.PI));
  return scene;
}

async function look(scene: Scene): Promise<ImageAnalysis> {
  const { width, height } = scene.camera;
  const rgba = compose(scene, new Random(`sensor/${scene.sensor.noise}`));
  const png = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return analyzeImage(png, { rectify: true, wasmFile: kWasm });
}

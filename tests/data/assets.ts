import { type Background, loadBackgrounds } from './background_cache.js';
import { luma } from './light.js';
import { kObjectKinds, type ObjectArt, objectArt } from './object_art.js';
import { kCardKinds, plasticCard } from './plastic_card.js';
import { Random } from './random.js';
import { residentCard, type ResidentSide } from './resident_card.js';
import { kSurfaceKinds, paintSurface, type Surface } from './surface.js';
import type { Level, Texture } from './texture.js';

/** Everything a run draws from, rendered once: a pool for training never shares a seed or a photograph with one for tests. */
export interface CardArt {
  texture: Texture;
  /** null: not a resident card. */
  side: ResidentSide | null;
  /** Spread of luma along the rim, and its mean distance from grey; small: one pale or grey tone all around. */
  rimSpread: number;
  rimChroma: number;
}

export interface Assets {
  residents: CardArt[];
  others: CardArt[];
  objects: ObjectArt[];
  nearAspect: ObjectArt[];
  surfaces: Surface[];
  photos: Background[];
  textures: Background[];
}

export interface AssetPlan {
  seed: string;
  split: 'train' | 'test';
  residents: number;
  others: number;
  objects: number;
  surfaces: number;
  textures: number;
  cardPixels: number;
  objectPixels: number;
  backgroundPixels: number;
}

export async function makeAssets(plan: AssetPlan): Promise<Assets> {
  const random = new Random(`assets/${plan.split}/${plan.seed}`);
  const backgrounds = await loadBackgrounds(plan.split, plan.backgroundPixels, {
    random: random.fork('textures'),
    textures: plan.textures,
  });
  const photos = backgrounds.filter((b) => b.use === 'photo');
  const picture = (r: Random): Level => crop(r, r.pick(photos).texture);
  const residents = await pool(plan.residents, random.fork('resident'), async (r, i) => {
    const side: ResidentSide = i % 2 === 0 ? 'portrait' : 'emblem';
    return cardArt(await residentCard(r, side, plan.cardPixels), side);
  });
  const others = await pool(plan.others, random.fork('other'), async (r, i) =>
    cardArt(await plasticCard(r, kCardKinds[i % kCardKinds.length] ?? 'plain', plan.cardPixels, picture(r)), null),
  );
  const objects = await pool(plan.objects, random.fork('object'), (r, i) =>
    objectArt(r, kObjectKinds[i % kObjectKinds.length] ?? 'book', plan.objectPixels, picture(r)),
  );
  const nearAspect = await pool(Math.ceil(plan.objects / 4), random.fork('near'), (r) => {
    const aspect = r.chance(0.75) ? r.range(1.35, 1.44) : r.range(1.81, 1.823);
    return objectArt(
      r,
      r.pick(['book', 'box', 'notebook', 'sheet', 'envelope', 'passport'] as const),
      plan.objectPixels,
      picture(r),
      aspect,
    );
  });
  const surfaces = Array.from({ length: plan.surfaces }, (_, i) =>
    paintSurface(random.fork(`surface${i}`), kSurfaceKinds[i % kSurfaceKinds.length] ?? 'plain'),
  );
  return {
    residents,
    others,
    objects,
    nearAspect,
    surfaces,
    photos,
    textures: backgrounds.filter((b) => b.use === 'texture'),
  };
}

function cardArt(texture: Texture, side: ResidentSide | null): CardArt {
  const level = texture.levels[Math.min(3, texture.levels.length - 1)] as Level;
  const values: number[] = [];
  let chroma = 0;
  for (let y = 0; y < level.height; y++) {
    for (let x = 0; x < level.width; x++) {
      const border = Math.min(x, y, level.width - 1 - x, level.height - 1 - y);
      const at = (y * level.width + x) * 3;
      if (border >= 1 && border < level.width * 0.06) {
        const [r, g, b] = [level.data[at] as number, level.data[at + 1] as number, level.data[at + 2] as number];
        values.push(luma(r, g, b));
        chroma += Math.max(r, g, b) - Math.min(r, g, b);
      }
    }
  }
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const spread = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
  return { texture, side, rimSpread: spread, rimChroma: chroma / values.length };
}

async function pool<T>(
  count: number,
  random: Random,
  make: (random: Random, index: number) => Promise<T>,
): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, i) => make(random.fork(i), i)));
}

/** A part of a photograph in a card's shape, at a size that is quick to draw on. */
function crop(random: Random, texture: Texture): Level {
  const level = texture.levels[Math.min(1, texture.levels.length - 1)] as Level;
  const share = random.range(0.45, 1);
  const width = Math.floor(Math.min(level.width, level.height * 1.585) * share);
  const height = Math.floor(width / 1.585);
  const left = random.int(0, level.width - width);
  const top = random.int(0, level.height - height);
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * level.width + left) * 3;
    data.set(level.data.subarray(from, from + width * 3), y * width * 3);
  }
  return { width, height, data };
}

/** Tables with things on them, to lay one card on: the cards among these assets are not used. */
export function makeSurroundings(seed: string): Promise<Assets> {
  return makeAssets({
    seed,
    split: 'test',
    residents: 2,
    others: 2,
    objects: 28,
    surfaces: 28,
    textures: 12,
    cardPixels: 600,
    objectPixels: 600,
    backgroundPixels: 1600,
  });
}

import sharp from 'sharp';
import { type Background, loadBackgrounds } from './background_cache.js';
import type { Random } from './random.js';
import type { SidePool } from './side_art.js';
import type { Level } from './texture.js';

const kSmall = 180;
const kWide = 90;

/** Parts of training photographs and textures, cut once and used many times. */
export async function sidePool(random: Random): Promise<SidePool> {
  const backgrounds = await loadBackgrounds('train', 800, { random: random.fork('textures'), textures: 130 });
  const faceless = backgrounds.filter((b) => !showsPeople(b));
  const small = await Promise.all(cut(random.fork('small'), faceless, kSmall, 0.81, 130).map(address));
  const levels = cut(random.fork('wide'), backgrounds, kWide, 1.585, 512);
  return { pictures: { small, wide: await Promise.all(levels.map(address)) }, levels };
}

/** Packages of faces: whole cards of a photograph may show them, photo boxes may not, so that no card names a person. */
function showsPeople(background: Background): boolean {
  return /face-api|material-kit-(faces|examples)|city-profile/.test(background.file);
}

function cut(random: Random, from: readonly Background[], count: number, aspect: number, width: number): Level[] {
  return Array.from({ length: count }, () => crop(random, random.pick(from), aspect, width));
}

/** Nearest pixels of a part at about the wanted size, from the level that is next larger. */
function crop(random: Random, background: Background, aspect: number, width: number): Level {
  const { levels } = background.texture;
  const full = levels[0] as Level;
  const share = random.range(0.25, 1) * Math.min(full.width, full.height * aspect);
  const level = levels.filter((l) => (share * l.width) / full.width >= width).at(-1) ?? full;
  const partWidth = (share * level.width) / full.width;
  const left = random.next() * (level.width - partWidth);
  const top = random.next() * Math.max(0, level.height - partWidth / aspect);
  const height = Math.round(width / aspect);
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    const sy = Math.min(level.height - 1, Math.floor(top + (y * partWidth) / width));
    for (let x = 0; x < width; x++, at += 3) {
      const from = (sy * level.width + Math.min(level.width - 1, Math.floor(left + (x * partWidth) / width))) * 3;
      data.set(level.data.subarray(from, from + 3), at);
    }
  }
  return { width, height, data };
}

async function address(level: Level): Promise<string> {
  const { width, height, data } = level;
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 88 })
    .toBuffer();
  return `data:image/jpeg;base64,${bytes.toString('base64')}`;
}

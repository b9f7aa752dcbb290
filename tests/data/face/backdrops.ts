import { readdirSync } from 'node:fs';
import type { Random } from '../random.js';
import { gaussian } from './blur.js';
import { faceCache } from './face_cache.js';
import type { Person } from './people.js';
import { makeRaster, type Raster, readRaster, warp } from './raster.js';

/** What stands behind a person: a wall, or a photograph of rooms and landscapes; the halves share no photograph. */
export type Split = Person['split'];

const kRooms = [
  'material_dashboard/assets/img/home-decor-1.jpg',
  'material_dashboard/assets/img/home-decor-2.jpg',
  'material_dashboard/assets/img/home-decor-3.jpg',
  'material_dashboard/assets/img/office-dark.jpg',
  'soft_ui/assets/img/nastuh.jpg',
  'material_dashboard/assets/img/bg-smart-home-1.jpg',
];

/** Of walls people stand before; sRGB. */
const kWalls: [number, number, number][] = [
  [236, 236, 234],
  [214, 222, 230],
  [198, 208, 196],
  [228, 216, 198],
  [170, 196, 222],
  [204, 196, 206],
  [150, 156, 160],
];

const kept = new Map<string, Promise<Raster>>();

function photo(file: string): Promise<Raster> {
  const found = kept.get(file) ?? readRaster(faceCache('packages', file));
  kept.set(file, found);
  return found;
}

export function backdropFiles(split: Split): string[] {
  const photos = readdirSync(faceCache('packages', 'tabler/dist/demo/photos'))
    .sort()
    .map((name) => `tabler/dist/demo/photos/${name}`);
  return [...kRooms, ...photos].filter((_, i) => (i % 2 === 0) === (split === 'tune'));
}

/** A cutting of a photograph, a little out of focus as a room behind a sitter is; blur in pixels. */
export async function clutter(
  random: Random,
  split: Split,
  width: number,
  height: number,
  blur = 1.5,
): Promise<Raster> {
  const picture = await photo(random.pick(backdropFiles(split)));
  const most = Math.min(picture.width / width, picture.height / height);
  const scale = most * random.range(0.6, 1);
  const left = random.range(0, picture.width - width * scale);
  const top = random.range(0, picture.height - height * scale);
  const soft = gaussian(picture, 0.4 * scale);
  const cut = warp(soft, width, height, (x, y, out) => {
    out[0] = left + x * scale;
    out[1] = top + y * scale;
  });
  return gaussian(cut, blur);
}

export interface WallSpec {
  /** sRGB; a common one without. */
  colour?: [number, number, number];
  /** How much darker the darkest side is than the brightest, 0..1. */
  fall?: number;
}

/** A painted wall: one colour, light that falls off evenly to one side, a trace of grain. */
export function wall(random: Random, width: number, height: number, spec: WallSpec = {}): Raster {
  const colour = (spec.colour ?? random.pick(kWalls)).map((v) => ((v / 255 + 0.055) / 1.055) ** 2.4);
  const fall = spec.fall ?? random.range(0, 0.18);
  const angle = random.range(0, 2 * Math.PI);
  const out = makeRaster(width, height, 3);
  const reach = Math.hypot(width, height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      const along = ((x - width / 2) * Math.cos(angle) + (y - height / 2) * Math.sin(angle)) / reach + 0.5;
      const light = (1 - fall * along) * (1 + 0.01 * (random.next() - 0.5));
      for (let c = 0; c < 3; c++) out.data[i + c] = light * (colour[c] as number);
    }
  }
  return out;
}

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Random } from './random.js';
import { makeTexture, type Texture } from './texture.js';

/** The prepared background pictures; test and training pictures come from different files. */
export interface BackgroundEntry {
  file: string;
  use: 'photo' | 'texture';
  split: 'train' | 'test';
}

export interface Background extends BackgroundEntry {
  texture: Texture;
}

export const kBackgroundVersion = 1;

export function cacheFolder(): string {
  return join(process.env['QUJING_CACHE'] ?? join(homedir(), '.cache', 'qujing'), 'backgrounds');
}

export function backgroundEntries(split: 'train' | 'test'): BackgroundEntry[] {
  const { entries } = JSON.parse(readFileSync(join(cacheFolder(), 'index.json'), 'utf8')) as {
    entries: BackgroundEntry[];
  };
  return entries.filter((entry) => entry.split === split);
}

/** Decodes all of a split, at most `longSide` pixels, photographs and textures. */
export async function loadBackgrounds(
  split: 'train' | 'test',
  longSide: number,
  limit: { random: Random; textures: number },
): Promise<Background[]> {
  const all = backgroundEntries(split);
  const photos = all.filter((entry) => entry.use === 'photo');
  const textures = limit.random.shuffle(all.filter((entry) => entry.use === 'texture')).slice(0, limit.textures);
  return Promise.all([...photos, ...textures].map((entry) => load(entry, longSide)));
}

async function load(entry: BackgroundEntry, longSide: number): Promise<Background> {
  const image = sharp(join(cacheFolder(), entry.file)).resize({
    width: longSide,
    height: longSide,
    fit: 'inside',
    withoutEnlargement: true,
  });
  const { data, info } = await image.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const pixels = new Uint8Array(info.width * info.height * 3);
  // A grey picture decodes to one channel.
  for (let i = 0; i < pixels.length; i++)
    pixels[i] = data[info.channels === 3 ? i : Math.floor(i / 3) * info.channels] as number;
  return { ...entry, texture: makeTexture(info.width, info.height, pixels) };
}

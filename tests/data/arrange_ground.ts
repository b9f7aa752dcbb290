import type { Assets } from './assets.js';
import type { Backdrop } from './backdrop.js';
import type { Random } from './random.js';
import type { Ground } from './recipe.js';
import { makeSkin, randomSkin } from './skin.js';

/** Chooses what lies under or behind the card. */
export function arrangeGround(random: Random, assets: Assets, ground: Ground): Backdrop {
  const placed = { angle: random.chance(0.4) ? random.normal() * 0.15 : random.range(0, 2 * Math.PI), x: random.range(-400, 400), y: random.range(-400, 400) };
  if (ground === 'far') return far(random, assets);
  const roll = random.next();
  if (ground === 'calm') {
    const calm = assets.surfaces.filter((s) => s.kind === 'plain' || s.kind === 'stone' || s.kind === 'leather' || s.kind === 'wood');
    const surface = random.pick(random.chance(0.6) ? calm.filter((s) => s.kind === 'plain') : calm);
    return { ...placed, kind: 'table', mirrored: false, span: random.range(...surface.span), skin: makeSkin(surface.texture, { contrast: random.range(0.25, 0.7), bias: random.range(0, 0.25), tint: warmth(random) }) };
  }
  if (ground === 'strong') return roll < 0.5 ? photo(random, assets, placed) : roll < 0.8 ? texture(random, assets, placed, 1) : drawn(random, assets, placed, true);
  if (roll < 0.5) return drawn(random, assets, placed, false);
  if (roll < 0.75) return texture(random, assets, placed, 0.7);
  return roll < 0.88 || ground === 'table' ? photo(random, assets, placed) : far(random, assets);
}

type Place = Pick<Backdrop, 'angle' | 'x' | 'y'>;

function warmth(random: Random): [number, number, number] {
  const w = random.range(-0.08, 0.08);
  return [1 + w, 1, 1 - w];
}

function drawn(random: Random, assets: Assets, placed: Place, strong: boolean): Backdrop {
  const pool = strong ? assets.surfaces.filter((s) => s.kind !== 'plain') : assets.surfaces;
  const surface = random.pick(pool);
  const look = strong ? makeSkin(surface.texture, { contrast: random.range(1, 1.5), tint: warmth(random) }) : randomSkin(random, surface.texture, 0.8);
  return { ...placed, kind: 'table', mirrored: false, span: random.range(...surface.span), skin: look };
}

function texture(random: Random, assets: Assets, placed: Place, strength: number): Backdrop {
  const picture = random.pick(assets.textures);
  return { ...placed, kind: 'table', mirrored: true, span: random.range(90, 500), skin: makeSkin(picture.texture, { contrast: random.range(0.7, 1.4), bias: strength * random.range(-0.05, 0.28), tint: warmth(random) }) };
}

function photo(random: Random, assets: Assets, placed: Place): Backdrop {
  return { ...placed, kind: 'table', mirrored: true, span: random.range(220, 900), skin: randomSkin(random, random.pick(assets.photos).texture, 0.7) };
}

function far(random: Random, assets: Assets): Backdrop {
  return { kind: 'far', mirrored: true, span: random.range(1.3, 4), angle: random.normal() * 0.1, x: random.range(-1, 0), y: random.range(-1, 0), skin: randomSkin(random, random.pick(assets.photos).texture, 0.6) };
}

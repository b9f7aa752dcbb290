import type { Assets } from './assets.js';
import type { Backdrop } from './backdrop.js';
import type { Random } from './random.js';
import type { Ground } from './recipe.js';
import { makeSkin, randomSkin } from './skin.js';
import { activity, type Texture } from './texture.js';

/** Chooses what lies under or behind the card. */
export function arrangeGround(random: Random, assets: Assets, ground: Ground): Backdrop {
  const placed = {
    angle: random.chance(0.4) ? random.normal() * 0.15 : random.range(0, 2 * Math.PI),
    x: random.range(-400, 400),
    y: random.range(-400, 400),
  };
  if (ground === 'far') return far(random, assets);
  const roll = random.next();
  if (ground === 'calm') {
    const calm = assets.surfaces.filter(
      (s) => s.kind === 'plain' || s.kind === 'stone' || s.kind === 'leather' || s.kind === 'wood',
    );
    const surface = random.pick(random.chance(0.6) ? calm.filter((s) => s.kind === 'plain') : calm);
    return {
      ...placed,
      kind: 'table',
      mirrored: false,
      span: random.range(...surface.span),
      skin: makeSkin(surface.texture, {
        contrast: random.range(0.25, 0.7),
        bias: random.range(0, 0.25),
        tint: warmth(random),
      }),
    };
  }
  if (ground === 'strong')
    return roll < 0.45
      ? photo(random, assets, placed, true)
      : roll < 0.8
        ? texture(random, assets, placed, true)
        : drawn(random, assets, placed, true);
  if (roll < 0.62) return drawn(random, assets, placed, false);
  if (roll < 0.8) return texture(random, assets, placed, false);
  return roll < 0.88 || ground === 'table' ? photo(random, assets, placed, false) : far(random, assets);
}

const kLively = 7;
const kDesks = new Set(['wood', 'plain', 'stone', 'leather']);
const known = new WeakMap<Texture, boolean>();

function isLively(texture: Texture): boolean {
  let lively = known.get(texture);
  if (lively === undefined) {
    lively = activity(texture) > kLively;
    known.set(texture, lively);
  }
  return lively;
}

type Place = Pick<Backdrop, 'angle' | 'x' | 'y'>;

function warmth(random: Random): [number, number, number] {
  const w = random.range(-0.08, 0.08);
  return [1 + w, 1, 1 - w];
}

function drawn(random: Random, assets: Assets, placed: Place, strong: boolean): Backdrop {
  const pool = strong
    ? assets.surfaces.filter((s) => isLively(s.texture))
    : random.chance(0.5)
      ? assets.surfaces.filter((s) => kDesks.has(s.kind))
      : assets.surfaces;
  const surface = random.pick(pool);
  const look = strong
    ? makeSkin(surface.texture, { contrast: random.range(1, 1.5), tint: warmth(random) })
    : randomSkin(random, surface.texture, 0.8);
  return { ...placed, kind: 'table', mirrored: false, span: random.range(...surface.span), skin: look };
}

function texture(random: Random, assets: Assets, placed: Place, strong: boolean): Backdrop {
  const picture = random.pick(strong ? assets.textures.filter((t) => isLively(t.texture)) : assets.textures);
  return {
    ...placed,
    kind: 'table',
    mirrored: true,
    span: random.range(90, 500),
    skin: makeSkin(picture.texture, {
      contrast: strong ? random.range(1, 1.6) : random.range(0.6, 1.3),
      bias: random.range(-0.05, 0.28),
      tint: warmth(random),
    }),
  };
}

function photo(random: Random, assets: Assets, placed: Place, strong: boolean): Backdrop {
  const picture = random.pick(strong ? assets.photos.filter((p) => isLively(p.texture)) : assets.photos);
  return {
    ...placed,
    kind: 'table',
    mirrored: true,
    span: strong ? random.range(150, 500) : random.range(220, 900),
    skin: randomSkin(random, picture.texture, 0.7),
  };
}

function far(random: Random, assets: Assets): Backdrop {
  return {
    kind: 'far',
    mirrored: true,
    span: random.range(1.3, 4),
    angle: random.normal() * 0.1,
    x: random.range(-1, 0),
    y: random.range(-1, 0),
    skin: randomSkin(random, random.pick(assets.photos).texture, 0.6),
  };
}

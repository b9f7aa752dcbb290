import { linearFromSrgb, type Rgb } from './light.js';
import type { Random } from './random.js';
import type { Texture } from './texture.js';

/** A texture with the colours of this one use: per channel a table from 8-bit sRGB to linear light. */
export interface Skin {
  texture: Texture;
  order: readonly [number, number, number];
  tables: readonly [Float32Array, Float32Array, Float32Array];
}

export interface SkinLook {
  contrast?: number;
  /** Added to sRGB in 0..1 after the contrast. */
  bias?: number;
  tint?: Rgb;
  order?: readonly [number, number, number];
}

const kOrders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

export function makeSkin(texture: Texture, look: SkinLook = {}): Skin {
  const { contrast = 1, bias = 0, tint = [1, 1, 1], order = kOrders[0] } = look;
  const table = (gain: number) =>
    Float32Array.from({ length: 256 }, (_, i) => {
      const value = (i / 255 - 0.5) * contrast + 0.5 + bias;
      return gain * linearFromSrgb(Math.min(1, Math.max(0.004, value)));
    });
  return { texture, order, tables: [table(tint[0]), table(tint[1]), table(tint[2])] };
}

/** Another colouring of the same picture. */
export function randomSkin(random: Random, texture: Texture, strength = 1): Skin {
  const tint = (): number => 1 + strength * random.range(-0.12, 0.12);
  return makeSkin(texture, {
    contrast: 1 + strength * random.range(-0.35, 0.2),
    bias: strength * random.range(-0.15, 0.12),
    tint: [tint(), tint(), tint()],
    order: random.chance(0.35 * strength) ? random.pick(kOrders) : kOrders[0],
  });
}

import type { Random } from './random.js';
import { luma } from './light.js';
import type { Level } from './texture.js';

const kLeastSpread = 9;

interface Copier {
  gain: number;
  pivot: number;
  lift: number;
  grain: number;
  slopeX: number;
  slopeY: number;
  specks: number;
}

/** A photocopy: gray alone, contrast by chance up to almost black and white, with grain, specks and a slight slope of tone. */
export function grayCopy(random: Random, source: Level): Level {
  const copy = copied(random, source, copierOf(random));
  if (spread(copy) >= kLeastSpread) return copy;
  return copied(random, source, { gain: 1, pivot: 128, lift: 0, grain: 0, slopeX: 0, slopeY: 0, specks: 0 });
}

function copierOf(random: Random): Copier {
  return {
    gain: random.chance(0.25) ? random.range(1.6, 4) : random.range(0.55, 1.5),
    pivot: random.range(110, 215),
    lift: random.range(-25, 40),
    grain: random.chance(0.5) ? random.range(0, 9) : 0,
    slopeX: random.range(-18, 18),
    slopeY: random.range(-18, 18),
    specks: random.chance(0.3) ? random.range(0.0005, 0.006) : 0,
  };
}

function copied(random: Random, source: Level, copier: Copier): Level {
  const { width, height } = source;
  const { gain, pivot, lift, grain, slopeX, slopeY, specks } = copier;
  const data = new Uint8Array(source.data.length);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const tone = luma(source.data[at] as number, source.data[at + 1] as number, source.data[at + 2] as number);
      const slope = slopeX * (x / width - 0.5) + slopeY * (y / height - 0.5);
      const noise = grain > 0 ? grain * (random.next() + random.next() - 1) : 0;
      const value = specks > 0 && random.next() < specks ? 30 : pivot + (tone - pivot) * gain + lift + slope + noise;
      data.fill(Math.max(0, Math.min(255, Math.round(value))), at, at + 3);
    }
  }
  return { width, height, data };
}

/** Standard deviation of the tone, 0..127. */
function spread(level: Level): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let i = 0; i < level.data.length; i += 9, count++) {
    const tone = level.data[i] as number;
    sum += tone;
    squares += tone * tone;
  }
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}

import type { Random } from './random.js';
import { hsl, text } from './svg.js';

/** Fonts and inks by chance: every family with Hanzi that Debian's font packages bring, and plain Latin ones. */
export interface Face {
  family: string;
  weight: number;
}

const kRegions = ['SC', 'SC', 'SC', 'TC', 'HK', 'JP', 'KR'];
/** Advance of a digit as a share of the size, for tracking to a wanted pitch. */
const kDigitFaces: readonly (readonly [string, number])[] = [
  ['OCR B', 0.72],
  ['OCR B', 0.72],
  ['OCR B', 0.72],
  ['Noto Sans Mono CJK SC', 0.5],
  ['Noto Sans Mono CJK SC', 0.5],
  ['DejaVu Sans Mono', 0.6],
  ['Noto Mono', 0.6],
  ['Noto Sans Mono', 0.6],
  ['Nimbus Mono PS', 0.6],
  ['Noto Sans CJK SC', 0.55],
  ['Noto Sans CJK SC', 0.55],
  ['Nimbus Sans', 0.556],
  ['Nimbus Sans Narrow', 0.456],
  ['DejaVu Sans', 0.636],
  ['DejaVu Sans Condensed', 0.57],
  ['Droid Sans Fallback', 0.55],
  ['Noto Serif CJK SC', 0.55],
];
const kLatin =
  'Nimbus Sans,Nimbus Sans Narrow,Nimbus Roman,DejaVu Sans,DejaVu Serif,DejaVu Sans Condensed,Noto Sans CJK SC,URW Gothic,URW Bookman,P052,C059,Noto Sans Mono'.split(
    ',',
  );

export function sansFace(random: Random): Face {
  const weight = random.chance(0.25) ? 700 : 400;
  const roll = random.next();
  if (roll < 0.18) return { family: 'Droid Sans Fallback', weight };
  if (roll < 0.25) return { family: `Noto Sans Mono CJK ${random.pick(kRegions)}`, weight };
  return { family: `Noto Sans CJK ${random.pick(kRegions)}`, weight };
}

export function serifFace(random: Random): Face {
  return { family: `Noto Serif CJK ${random.pick(kRegions)}`, weight: random.chance(0.5) ? 700 : 400 };
}

export function anyFace(random: Random, serifShare: number): Face {
  return random.chance(serifShare) ? serifFace(random) : sansFace(random);
}

export function latinFace(random: Random): Face {
  return { family: random.pick(kLatin), weight: random.chance(0.4) ? 700 : 400 };
}

/** A row of digits at a wanted pitch. */
export function digitRow(random: Random, x: number, y: number, content: string, pitch: number, fill: string): string {
  const [family, advance] = random.pick(kDigitFaces);
  const size = random.range(33, 43);
  const weight = random.chance(0.2) ? 700 : 400;
  return text(x, y, content, {
    size,
    fill,
    family: `${family}, Noto Sans CJK SC`,
    weight,
    spacing: pitch - advance * (weight > 400 ? 1.08 : 1) * size,
  });
}

export function darkInk(random: Random): string {
  const roll = random.next();
  if (roll < 0.35) return '#000';
  if (roll < 0.8) return hsl(random.int(0, 359), random.int(0, 12), random.int(4, 24));
  return hsl(random.int(200, 240), random.int(10, 40), random.int(10, 28));
}

export function labelInk(random: Random): string {
  const roll = random.next();
  if (roll < 0.45) return hsl(random.int(198, 225), random.int(40, 90), random.int(30, 58));
  if (roll < 0.65) return hsl(random.int(205, 235), random.int(30, 80), random.int(18, 34));
  if (roll < 0.8) return hsl(random.int(195, 225), random.int(12, 35), random.int(32, 55));
  if (roll < 0.86) return hsl(random.int(0, 359), random.int(20, 70), random.int(25, 45));
  return darkInk(random);
}

export function styled(face: Face, size: number, fill: string, spacing = 0): Parameters<typeof text>[3] {
  return { size, fill, spacing, family: face.family, weight: face.weight };
}

/** Everything moved by up to 1 mm and scaled by up to 3 %. */
export function loosely(random: Random, content: string, millimetres = 1): string {
  const across = random.range(0.97, 1.03);
  const down = random.range(0.97, 1.03);
  const dx = 428 * (1 - across) + random.range(-10, 10) * millimetres;
  const dy = 270 * (1 - down) + random.range(-10, 10) * millimetres;
  return `<g transform="translate(${dx.toFixed(1)} ${dy.toFixed(1)}) scale(${across.toFixed(3)} ${down.toFixed(3)})">${content}</g>`;
}

export function moved(dx: number, dy: number, content: string): string {
  return `<g transform="translate(${dx.toFixed(1)} ${dy.toFixed(1)})">${content}</g>`;
}

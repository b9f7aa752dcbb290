import { luma } from './light.js';
import type { Rgb } from './light.js';
import type { Random } from './random.js';
import type { PlacedCard, PlacedSheet, Scene } from './scene.js';
import { makeSkin } from './skin.js';
import { type Level, makeTexture, type Texture } from './texture.js';

/** Copies in shades of grey: toner on paper, cut out to the card's size or left on the sheet. */
export type CopyPaper = 'white' | 'bluish' | 'yellowish';

const kPapers: Record<CopyPaper, Rgb> = { white: [1, 1, 1], bluish: [0.9, 0.96, 1.04], yellowish: [1.03, 0.98, 0.84] };

interface Copier {
  /** Luma that prints solid and luma that prints nothing. */
  black: number;
  white: number;
  gamma: number;
  toner: number;
  paper: number;
  grain: number;
  banding: { size: number; period: number; phase: number };
}

function copier(random: Random): Copier {
  return {
    black: random.range(25, 60),
    white: random.range(205, 255),
    gamma: random.range(0.8, 1.5),
    toner: random.range(22, 70),
    paper: random.range(226, 250),
    grain: random.range(1, 6),
    banding: { size: random.range(0, 4), period: random.range(12, 60), phase: random.range(0, 6.3) },
  };
}

export function copyTexture(random: Random, art: Texture): Texture {
  const { width, height, data } = art.levels[0] as Level;
  const { black, white, gamma, toner, paper, grain, banding } = copier(random);
  const out = new Uint8Array(data.length);
  for (let y = 0, at = 0; y < height; y++) {
    const band = banding.size * Math.sin((2 * Math.PI * y) / banding.period + banding.phase);
    for (let x = 0; x < width; x++, at += 3) {
      const grey = luma(data[at] as number, data[at + 1] as number, data[at + 2] as number);
      const t = Math.min(1, Math.max(0, (grey - black) / (white - black))) ** gamma;
      const speck = grain * (random.next() + random.next() - 1) * (1.4 - t);
      out.fill(Math.min(255, Math.max(0, toner + (paper - toner) * t + band * (1 - 0.6 * t) + speck)), at, at + 3);
    }
  }
  return makeTexture(width, height, out);
}

/** Puts a copy in the card's place; `onSheet`: printed on a larger sheet of paper. */
export function turnIntoCopy(random: Random, scene: Scene, paper: CopyPaper, onSheet: boolean): void {
  const [card] = scene.cards;
  if (!card) throw new Error('photocopy: no card in the scene');
  const gain = random.range(0.85, 1);
  const tint = kPapers[paper].map((v) => v * gain) as Rgb;
  const { sheet } = card;
  sheet.skin = makeSkin(copyTexture(random.fork('copy'), sheet.skin.texture), { tint });
  sheet.sideColour = null;
  sheet.radius = onSheet || random.chance(0.5) ? 3.18 : random.range(0, 1.5);
  sheet.rim = onSheet ? { width: random.range(0.4, 0.9), gain: random.range(0.35, 0.7) } : null;
  card.photocopy = true;
  if (onSheet) {
    card.shadow = null;
    scene.objects.push(paperUnder(random, card, tint));
  } else if (card.shadow) card.shadow.reach *= 0.5;
}

function paperUnder(random: Random, { sheet }: PlacedCard, tint: Rgb): PlacedSheet {
  const side = 64;
  const data = new Uint8Array(side * side * 3).fill(random.int(234, 250));
  return {
    sheet: {
      ...sheet,
      x: sheet.x + random.range(-30, 30),
      y: sheet.y + random.range(-60, 60),
      angle: sheet.angle + random.normal() * 0.02,
      width: 210,
      height: 297,
      radius: 0.2,
      bottom: 0,
      top: sheet.top - 0.05,
      skin: makeSkin(makeTexture(side, side, data), { tint }),
      rim: null,
    },
    shadow: { reach: 1, depth: 0.25, shift: [0, 0] },
  };
}

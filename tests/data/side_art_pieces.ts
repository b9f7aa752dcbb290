import type { Random } from './random.js';
import { idGround } from './side_art_ground.js';
import { anyFace, darkInk, latinFace, styled } from './side_art_type.js';
import { hanzi, latinWord } from './side_art_words.js';
import { hsl, rect, text } from './svg.js';

/** Pieces of cards that are no identity cards: strong grounds, titles, blocks of lines, codes. */
export function anyColour(random: Random): string {
  const roll = random.next();
  if (roll < 0.25) return hsl(random.int(0, 359), random.int(0, 15), random.int(80, 100));
  if (roll < 0.45) return hsl(random.int(0, 359), random.int(0, 30), random.int(4, 25));
  return hsl(random.int(0, 359), random.int(20, 95), random.int(25, 80));
}

export function strong(random: Random): string {
  const [one, other] = [anyColour(random), anyColour(random)];
  if (random.chance(0.3)) return rect(0, 0, 856, 540, one);
  return `<linearGradient id="st" gradientTransform="rotate(${random.int(0, 90)})"><stop offset="0" stop-color="${one}"/><stop offset="1" stop-color="${other}"/></linearGradient>${rect(0, 0, 856, 540, 'url(#st)')}`;
}

export function ground(random: Random): string {
  return random.chance(0.4) ? idGround(random) : strong(random);
}

export function ink(random: Random): string {
  return random.chance(0.5)
    ? darkInk(random)
    : random.pick(['#fff', '#eee', '#d8b55c', hsl(random.int(0, 359), 70, random.int(25, 80))]);
}

export function titleText(random: Random, x: number, y: number, size: number, fill: string): string {
  const [face, content] = random.chance(0.5)
    ? [anyFace(random, 0.4), hanzi(random, random.int(3, 7)) + random.pick(['卡', '证', '银行', '会员', ''])]
    : [latinFace(random), `${latinWord(random)} ${random.pick(['Club', 'Bank', 'Card', 'Hotel', 'Pass', ''])}`];
  return text(x, y, content, styled(face, Math.min(size, 700 / content.length), fill));
}

export function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.int(0, 9)).join('');
}

export function manyLines(random: Random, x: number, y: number, count: number, fill: string): string {
  const size = random.range(20, 36);
  const face = anyFace(random, 0.3);
  return Array.from({ length: count }, (_, i) =>
    text(x, y + i * size * 1.5, hanzi(random, random.int(6, 20)), styled(face, size, fill)),
  ).join('');
}

export function barcode(random: Random, x: number, y: number, width: number, height: number): string {
  const bars: string[] = [];
  for (let at = x; at < x + width; at += random.range(6, 18))
    bars.push(rect(Math.round(at), y, random.int(2, 8), height, '#111'));
  return rect(x - 15, y - 10, width + 30, height + 20, '#fff') + bars.join('');
}

/** Squares by chance with three finder patterns. */
export function code(random: Random, x: number, y: number, size: number): string {
  const n = random.int(21, 29);
  const cell = size / n;
  const parts: string[] = [];
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++)
      if (random.chance(0.5))
        parts.push(
          `M${(x + i * cell).toFixed(1)} ${(y + j * cell).toFixed(1)}h${cell.toFixed(1)}v${cell.toFixed(1)}h${(-cell).toFixed(1)}z`,
        );
  const eye = (ex: number, ey: number): string =>
    rect(ex, ey, 7 * cell, 7 * cell, '#111') +
    rect(ex + cell, ey + cell, 5 * cell, 5 * cell, '#fff') +
    rect(ex + 2 * cell, ey + 2 * cell, 3 * cell, 3 * cell, '#111');
  return (
    rect(x - 10, y - 10, size + 20, size + 20, '#fff') +
    `<path d="${parts.join('')}" fill="#111"/>` +
    eye(x, y) +
    eye(x + size - 7 * cell, y) +
    eye(x, y + size - 7 * cell)
  );
}

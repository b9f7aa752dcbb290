import type { Random } from './random.js';
import { hsl, rect } from './svg.js';

/** One kind of thing: its size and its drawing in tenths of a millimetre. */
export interface Plan {
  size: [number, number];
  radius: number;
  thickness: number;
  body: (w: number, h: number) => string;
  picture?: boolean;
}

export type Planner = (random: Random) => Plan;

export function shade(random: Random, dark = 0.35): string {
  return random.chance(dark)
    ? hsl(random.int(0, 359), random.int(0, 25), random.int(4, 18))
    : hsl(random.int(0, 359), random.int(5, 80), random.int(20, 95));
}

export function words(random: Random, x: number, y: number, w: number, h: number, pitch: number, fill: string): string {
  const out: string[] = [];
  for (let row = y; row < y + h - pitch; row += pitch) {
    let at = x;
    const end = x + w * (random.chance(0.15) ? random.range(0.2, 0.8) : random.range(0.9, 1));
    while (at < end) {
      const length = random.range(pitch * 0.6, pitch * 3);
      out.push(rect(at, row, Math.min(length, end - at), pitch * 0.42, fill));
      at += length + pitch * 0.4;
    }
  }
  return out.join('');
}

function iconGrid(random: Random, x: number, y: number, w: number, h: number): string {
  const columns = random.int(4, 6);
  const cell = h / columns;
  const out: string[] = [];
  for (let cx = x + cell * 0.5; cx < x + w - cell * 0.4; cx += cell * 1.15) {
    for (let r = 0; r < columns; r++) {
      if (random.chance(0.85))
        out.push(
          `<rect x="${cx - cell * 0.3}" y="${y + (r + 0.2) * cell}" width="${cell * 0.6}" height="${cell * 0.6}" rx="${cell * 0.14}" fill="${hsl(random.int(0, 359), 70, random.int(35, 80))}"/>`,
        );
    }
  }
  return out.join('');
}

export function screen(random: Random, x: number, y: number, w: number, h: number, radius: number): string {
  const roll = random.next();
  if (roll < 0.35) return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${radius}" fill="#0a0b0d"/>`;
  const ground =
    roll < 0.6 ? hsl(random.int(0, 359), random.int(20, 90), random.int(20, 70)) : hsl(210, 10, random.int(88, 99));
  const body =
    roll < 0.6
      ? iconGrid(random, x + w * 0.05, y + h * 0.05, w * 0.9, h * 0.9)
      : `<g transform="rotate(${random.pick([0, 90])} ${x + w / 2} ${y + h / 2})">${words(random, x + w * 0.2, y + h * 0.1, w * 0.6, h * 0.8, h * 0.05, '#556')}</g>`;
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${radius}" fill="${ground}"/>${body}`;
}

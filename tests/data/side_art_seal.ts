import type { Random } from './random.js';
import { hsl, text } from './svg.js';
import { anyFace } from './side_art_type.js';

/** Round red marks of many kinds, all invented; none copies a state's emblem. Drawn about (0, 0) with radius 100. */
export interface SealInk {
  main: string;
  second: string;
}

type Seal = (random: Random, ink: SealInk) => string;

export function redInk(random: Random): SealInk {
  const main = hsl(random.int(-12, 18), random.int(55, 95), random.int(32, 56));
  const roll = random.next();
  const second =
    roll < 0.35
      ? hsl(random.int(36, 54), random.int(65, 98), random.int(48, 70))
      : roll < 0.6
        ? hsl(random.int(0, 30), random.int(40, 90), random.int(75, 94))
        : roll < 0.8
          ? '#fff'
          : hsl(random.int(-10, 15), random.int(50, 90), random.int(60, 75));
  return { main, second };
}

export function seal(random: Random, cx: number, cy: number, radius: number, ink = redInk(random)): string {
  const art = random.pick(kSeals)(random, ink);
  const wide = radius * random.range(0.95, 1.03);
  const high = radius * random.range(0.95, 1.08);
  const opacity = random.chance(0.25) ? random.range(0.6, 0.95) : 1;
  return `<g transform="translate(${cx.toFixed(1)} ${cy.toFixed(1)}) scale(${(wide / 100).toFixed(3)} ${(high / 100).toFixed(3)})" opacity="${opacity.toFixed(2)}">${art}</g>`;
}

export function star(
  cx: number,
  cy: number,
  radius: number,
  points: number,
  inner: number,
  fill: string,
  turn = 0,
): string {
  const list = Array.from({ length: 2 * points }, (_, i) => {
    const a = turn - Math.PI / 2 + (i * Math.PI) / points;
    const r = i % 2 === 0 ? radius : radius * inner;
    return `${(cx + r * Math.cos(a)).toFixed(1)} ${(cy + r * Math.sin(a)).toFixed(1)}`;
  });
  return `<path d="M${list.join('L')}z" fill="${fill}"/>`;
}

function circle(radius: number, fill: string, stroke = 'none', width = 0): string {
  return `<circle r="${radius.toFixed(1)}" fill="${fill}" stroke="${stroke}" stroke-width="${width.toFixed(1)}"/>`;
}

function around(count: number, radius: number, one: (degrees: number) => string): string {
  return Array.from({ length: count }, (_, i) => {
    const degrees = (i / count) * 360;
    return `<g transform="rotate(${degrees.toFixed(1)}) translate(${radius.toFixed(1)} 0)">${one(degrees)}</g>`;
  }).join('');
}

/** What stands within: stars, a building, a sun, a character. */
function inside(random: Random, size: number, fill: string): string {
  const roll = random.next();
  if (roll < 0.3) return star(0, 0, size, 5, 0.382, fill);
  if (roll < 0.45) return stars(random, size, fill);
  if (roll < 0.65) return building(random, size, fill);
  if (roll < 0.75) return star(0, 0, size, random.int(6, 16), random.range(0.4, 0.8), fill);
  if (roll < 0.87)
    return text(0, -size * 0.7, random.pick(['徽', '国徽', '印', '章', '样', '公', 'ID', '样本']), {
      size: size * 0.9,
      fill,
      anchor: 'middle',
      ...anyFace(random, 0.5),
    });
  return `<circle r="${(size * 0.6).toFixed(0)}" fill="${fill}"/>`;
}

function stars(random: Random, size: number, fill: string): string {
  const count = random.int(3, 5);
  const small = Array.from({ length: count }, (_, i) => {
    const a = Math.PI * (0.15 + (0.7 * i) / (count - 1));
    return star(size * 0.85 * Math.cos(a), size * 0.15 + size * 0.6 * Math.sin(a), size * 0.2, 5, 0.4, fill);
  });
  return star(0, -size * 0.35, size * 0.5, 5, 0.4, fill) + small.join('');
}

function building(random: Random, size: number, fill: string): string {
  const s = size / 10;
  const roofs = Array.from({ length: random.int(1, 2) }, (_, i) => {
    const y = (-1 - i * 3.4) * s;
    const w = (8 - i * 2.5) * s;
    return `<path d="M${(-w).toFixed(1)} ${y.toFixed(1)}L${(-w * 0.6).toFixed(1)} ${(y - 2.4 * s).toFixed(1)}H${(w * 0.6).toFixed(1)}L${w.toFixed(1)} ${y.toFixed(1)}z"/>`;
  });
  return `<g fill="${fill}">${roofs.join('')}<path d="M${(-6 * s).toFixed(1)} 0h${(12 * s).toFixed(1)}v${(2.2 * s).toFixed(1)}h${(-12 * s).toFixed(1)}zM${(-7.5 * s).toFixed(1)} ${(3.2 * s).toFixed(1)}h${(15 * s).toFixed(1)}v${(3 * s).toFixed(1)}h${(-15 * s).toFixed(1)}z"/></g>`;
}

const disc: Seal = (random, ink) =>
  circle(100, ink.main) + (random.chance(0.85) ? inside(random, random.range(45, 75), ink.second) : '');

const ring: Seal = (random, ink) => {
  const width = random.range(5, 22);
  const inner = random.chance(0.5) ? circle(random.range(60, 78), 'none', ink.main, random.range(2, 8)) : '';
  return (
    circle(100 - width / 2, random.chance(0.3) ? ink.second : 'none', ink.main, width) +
    inner +
    inside(random, random.range(40, 62), ink.main)
  );
};

const rimmed: Seal = (random, ink) =>
  circle(100, ink.second) + circle(random.range(76, 92), ink.main) + inside(random, random.range(42, 66), ink.second);

const gear: Seal = (random, ink) => {
  const teeth = random.int(10, 24);
  const tooth = `<rect x="-10" y="-9" width="22" height="18" fill="${ink.main}"/>`;
  return (
    around(teeth, 88, () => tooth) +
    circle(88, ink.main) +
    circle(random.range(60, 74), random.chance(0.5) ? ink.second : hsl(0, 70, 42)) +
    inside(random, random.range(36, 52), random.chance(0.5) ? ink.main : ink.second)
  );
};

const wreath: Seal = (random, ink) => {
  const leaf = (degrees: number): string =>
    degrees > 250 && degrees < 290
      ? ''
      : `<ellipse rx="16" ry="7" transform="rotate(${random.int(40, 75)})" fill="${random.chance(0.5) ? ink.main : ink.second}"/>`;
  const core = random.chance(0.7)
    ? circle(74, ink.main) + inside(random, 52, ink.second)
    : inside(random, 62, ink.main);
  return core + around(random.int(18, 34), 86, leaf);
};

const burst: Seal = (random, ink) =>
  star(0, 0, 102, random.int(12, 36), random.range(0.78, 0.92), ink.main) +
  circle(random.range(60, 76), ink.second) +
  inside(random, random.range(38, 55), ink.main);

const shield: Seal = (random, ink) => {
  const d = 'M-78 -88Q0 -112 78 -88V10Q72 72 0 104Q-72 72 -78 10z';
  const outlined = random.chance(0.3);
  const body = `<path d="${d}" fill="${outlined ? 'none' : ink.main}" stroke="${outlined ? ink.main : ink.second}" stroke-width="${random.range(4, 14).toFixed(0)}"/>`;
  return body + inside(random, random.range(42, 60), outlined ? ink.main : ink.second);
};

const bareStar: Seal = (random, ink) =>
  star(0, 4, 108, random.pick([5, 5, 5, 6, 8]), random.range(0.38, 0.6), ink.main);

const flower: Seal = (random, ink) => {
  const petals = random.int(5, 12);
  const petal = `<ellipse rx="38" ry="${random.range(14, 26).toFixed(0)}" fill="${ink.main}"/>`;
  return around(petals, 58, () => petal) + circle(random.range(28, 46), ink.second) + inside(random, 26, ink.main);
};

/** Disc over a fan of ribbon and a base, taller than wide. */
const crest: Seal = (random, ink) => {
  const base = `<path d="M-70 70Q0 ${random.int(40, 80)} 70 70L56 106Q0 84 -56 106z" fill="${random.chance(0.5) ? ink.main : ink.second}"/>`;
  const sides = `<path d="M-20 96Q-112 60 -96 -40Q-84 20 -40 62zM20 96Q112 60 96 -40Q84 20 40 62z" fill="${random.chance(0.6) ? ink.second : ink.main}"/>`;
  return sides + `<g transform="translate(0 -14)">${circle(82, ink.main)}${inside(random, 58, ink.second)}</g>${base}`;
};

/** Fine red lines close together, as engraved, about a core. */
const engraved: Seal = (random, ink) => {
  const spokes = around(
    random.int(24, 60),
    random.range(40, 62),
    () => `<path d="M0 0H${random.int(24, 38)}" stroke="${ink.main}" stroke-width="3"/>`,
  );
  const circles = Array.from({ length: random.int(3, 7) }, () =>
    circle(random.range(30, 98), 'none', ink.main, random.range(2, 5)),
  );
  const veil = `<circle r="98" fill="${ink.main}" opacity="${random.range(0.1, 0.6).toFixed(2)}"/>`;
  return (
    veil + spokes + circles.join('') + inside(random, random.range(36, 52), random.chance(0.6) ? ink.main : ink.second)
  );
};

const kSeals: readonly Seal[] = [
  disc,
  disc,
  engraved,
  engraved,
  ring,
  rimmed,
  rimmed,
  gear,
  wreath,
  wreath,
  burst,
  shield,
  bareStar,
  flower,
  crest,
  crest,
];

import type { Random } from './random.js';
import { hsl, rect } from './svg.js';

/** Grounds of identity cards: pale tints in any order under line work of many kinds. */
const kWidth = 856;
const kHeight = 540;

export function paleTint(random: Random): string {
  const light = random.int(82, 97);
  const roll = random.next();
  if (roll < 0.36) return hsl(random.int(190, 222), random.int(25, 75), light);
  if (roll < 0.56) return hsl(random.int(325, 365), random.int(25, 75), light);
  if (roll < 0.72) return hsl(random.int(0, 359), random.int(0, 25), random.int(93, 100));
  if (roll < 0.82) return hsl(random.int(36, 58), random.int(25, 75), light);
  if (roll < 0.93) return hsl(random.int(95, 180), random.int(18, 55), light);
  return hsl(random.int(240, 300), random.int(18, 55), light);
}

function tints(random: Random, name: string): string {
  const one = paleTint(random);
  const other = paleTint(random);
  const list = random.chance(0.4)
    ? [one, other, one]
    : Array.from({ length: random.int(2, 4) }, () => paleTint(random));
  const stops = list.map((c, i) => `<stop offset="${(i / (list.length - 1)).toFixed(2)}" stop-color="${c}"/>`).join('');
  if (random.chance(0.15))
    return `<radialGradient id="${name}" cx="${random.next().toFixed(2)}" cy="${random.next().toFixed(2)}" r="${random.range(0.5, 1).toFixed(2)}">${stops}</radialGradient>`;
  const angle = random.pick([0, 0, 0, 90, random.int(-45, 90)]);
  return `<linearGradient id="${name}" gradientTransform="rotate(${angle} 0.5 0.5)">${stops}</linearGradient>`;
}

export function idGround(random: Random): string {
  const base = random.chance(0.22)
    ? rect(0, 0, kWidth, kHeight, paleTint(random))
    : `<defs>${tints(random, 'gr')}</defs>${rect(0, 0, kWidth, kHeight, 'url(#gr)')}`;
  const layers = random.pick([0, 0, 1, 1, 1, 2, 2, 3]);
  return base + Array.from({ length: layers }, () => random.pick(kLineWork)(random)).join('');
}

function lineInk(random: Random): string {
  const roll = random.next();
  if (roll < 0.45) return hsl(random.int(190, 225), random.int(25, 70), random.int(50, 75));
  if (roll < 0.75) return hsl(random.int(320, 370), random.int(25, 70), random.int(55, 80));
  return hsl(random.int(0, 359), random.int(5, 60), random.int(45, 80));
}

function strokes(random: Random, paths: string, width: number): string {
  return `<g fill="none" stroke="${lineInk(random)}" stroke-width="${width.toFixed(1)}" opacity="${random.range(0.12, 0.65).toFixed(2)}">${paths}</g>`;
}

function waves(random: Random): string {
  const count = random.int(8, 34);
  const pitch = kHeight / count;
  const lift = random.range(10, 70);
  const jitter = random.range(0, 6);
  const paths = Array.from({ length: count + 2 }, (_, i) => {
    const y = (i - 0.5) * pitch + random.range(-jitter, jitter);
    return `<path d="M-10 ${y.toFixed(0)} C 150 ${(y - lift).toFixed(0)} 260 ${(y + lift).toFixed(0)} 428 ${y.toFixed(0)} S 700 ${(y - lift).toFixed(0)} 866 ${y.toFixed(0)}"/>`;
  });
  return strokes(random, paths.join(''), random.range(0.8, 3));
}

function sineBundle(random: Random): string {
  const periods = random.range(1, 5);
  const height = random.range(20, 130);
  const centre = random.range(80, 460);
  const paths = Array.from({ length: random.int(5, 16) }, (_, k) => {
    const phase = k * random.range(0.15, 0.5);
    const points = Array.from({ length: 30 }, (__, i) => {
      const x = (i / 29) * 880 - 12;
      return `${x.toFixed(0)} ${(centre + height * Math.sin(phase + (i / 29) * periods * 2 * Math.PI)).toFixed(0)}`;
    });
    return `<path d="M${points.join('L')}"/>`;
  });
  return strokes(random, paths.join(''), random.range(0.8, 2.2));
}

function rosette(random: Random): string {
  const cx = random.range(150, 700);
  const cy = random.range(150, 400);
  const radius = random.range(90, 330);
  const lobes = random.int(4, 14);
  const paths = Array.from({ length: random.int(3, 8) }, (_, k) => {
    const depth = random.range(0.15, 0.6);
    const points = Array.from({ length: 91 }, (__, i) => {
      const a = (i / 90) * 2 * Math.PI;
      const r = radius * (1 - depth * (0.5 + 0.5 * Math.cos(lobes * a + k)));
      return `${(cx + r * Math.cos(a)).toFixed(0)} ${(cy + r * Math.sin(a)).toFixed(0)}`;
    });
    return `<path d="M${points.join('L')}z"/>`;
  });
  return strokes(random, paths.join(''), random.range(0.8, 2.2));
}

function rings(random: Random): string {
  const cx = random.range(0, kWidth);
  const cy = random.range(0, kHeight);
  const flat = random.range(0.5, 1);
  const step = random.range(12, 40);
  const paths = Array.from({ length: random.int(8, 24) }, (_, i) => {
    const r = (i + 1) * step;
    return `<ellipse cx="${cx.toFixed(0)}" cy="${cy.toFixed(0)}" rx="${r.toFixed(0)}" ry="${(r * flat).toFixed(0)}"/>`;
  });
  return strokes(random, paths.join(''), random.range(0.8, 2.4));
}

function hatch(random: Random): string {
  const step = random.range(10, 36);
  const lean = random.range(-300, 300);
  const across = random.chance(0.4);
  const paths = Array.from({ length: Math.ceil(1500 / step) }, (_, i) => {
    const at = i * step - 300;
    return across
      ? `<path d="M0 ${at.toFixed(0)}l856 ${lean.toFixed(0)}"/>`
      : `<path d="M${at.toFixed(0)} 0l${lean.toFixed(0)} 540"/>`;
  });
  return strokes(random, paths.join(''), random.range(0.8, 2.5));
}

function rays(random: Random): string {
  const cx = random.range(0, kWidth);
  const cy = random.range(0, kHeight);
  const count = random.int(24, 90);
  const paths = Array.from({ length: count }, (_, i) => {
    const a = (i / count) * 2 * Math.PI;
    return `<path d="M${cx.toFixed(0)} ${cy.toFixed(0)}l${(900 * Math.cos(a)).toFixed(0)} ${(900 * Math.sin(a)).toFixed(0)}"/>`;
  });
  return strokes(random, paths.join(''), random.range(0.6, 1.8));
}

/** Large pale shapes: hills, clouds, a band. */
function shapes(random: Random): string {
  const parts = Array.from({ length: random.int(1, 4) }, () => {
    const y = random.range(120, 520);
    const d = `M-5 ${y.toFixed(0)} C 200 ${(y + random.range(-160, 160)).toFixed(0)} 500 ${(y + random.range(-160, 160)).toFixed(0)} 861 ${(y + random.range(-120, 120)).toFixed(0)} V545 H-5 z`;
    return random.chance(0.6)
      ? `<path d="${d}" fill="${lineInk(random)}" opacity="${random.range(0.06, 0.25).toFixed(2)}"/>`
      : `<circle cx="${random.int(0, 856)}" cy="${random.int(0, 540)}" r="${random.int(60, 260)}" fill="${lineInk(random)}" opacity="${random.range(0.06, 0.22).toFixed(2)}"/>`;
  });
  return parts.join('');
}

function dots(random: Random): string {
  const step = random.range(22, 50);
  const radius = random.range(1.5, 5);
  const parts: string[] = [];
  for (let y = 0; y < kHeight; y += step)
    for (let x = 0; x < kWidth; x += step) parts.push(`M${x.toFixed(0)} ${y.toFixed(0)}h0.1`);
  return `<path d="${parts.join('')}" stroke="${lineInk(random)}" stroke-width="${(2 * radius).toFixed(1)}" stroke-linecap="round" opacity="${random.range(0.12, 0.5).toFixed(2)}"/>`;
}

const kLineWork = [
  waves,
  waves,
  waves,
  sineBundle,
  sineBundle,
  rosette,
  rosette,
  rings,
  hatch,
  rays,
  shapes,
  shapes,
  dots,
];

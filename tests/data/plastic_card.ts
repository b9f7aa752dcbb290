import { avatar } from './avatar.js';
import type { Random } from './random.js';
import { hsl, rect, renderSvg, svg, text } from './svg.js';
import type { Level, Texture } from './texture.js';

/** Other ID-1 cards, all invented: every call draws a new design. Tenths of a millimetre. */
export type CardKind =
  'bank' | 'transit' | 'licence' | 'membership' | 'plain' | 'picture' | 'striped' | 'framed' | 'key' | 'upright';
export const kCardKinds: readonly CardKind[] = [
  'bank',
  'transit',
  'licence',
  'membership',
  'plain',
  'picture',
  'striped',
  'framed',
  'key',
  'upright',
];

const kWidth = 856;
const kHeight = 540;
const kNames = [
  'MUSTER',
  'EXAMPLE CLUB',
  '样本卡',
  'TEST BANK',
  '示例图书馆',
  'Specimen',
  'CITY PASS',
  '测试公交',
  'Fitness 24',
  'HOTEL',
  '会员卡',
  'STUDENT',
];

type Design = (random: Random) => string;

export async function plasticCard(
  random: Random,
  kind: CardKind,
  widthPx: number,
  picture: Level | null,
): Promise<Texture> {
  const design = kDesigns[kind];
  const body = design(random.fork('art'));
  const under = kind === 'picture' || (picture && random.fork('under').chance(0.15)) ? picture : null;
  return renderSvg(svg(kWidth, kHeight, body), widthPx, Math.round((widthPx * kHeight) / kWidth), under ?? undefined);
}

function colour(random: Random): string {
  const roll = random.next();
  if (roll < 0.22) return hsl(random.int(0, 359), random.int(0, 12), random.int(82, 97));
  if (roll < 0.4) return hsl(random.int(0, 359), random.int(0, 20), random.int(6, 22));
  if (roll < 0.5) return hsl(0, 0, random.int(30, 75));
  return hsl(random.int(0, 359), random.int(35, 90), random.int(25, 75));
}

function ink(random: Random): string {
  return random.pick(['#111', '#fff', '#223', '#eee', '#c9a24b', hsl(random.int(0, 359), 60, random.int(20, 80))]);
}

function fill(random: Random): string {
  if (random.chance(0.35)) return rect(0, 0, kWidth, kHeight, colour(random));
  const stops = Array.from(
    { length: random.int(2, 4) },
    (_, i, all: undefined[] = []) =>
      `<stop offset="${i / Math.max(1, all.length || 2)}" stop-color="${colour(random)}"/>`,
  ).join('');
  const name = `f${random.int(0, 1e6)}`;
  if (random.chance(0.3))
    return `<defs><radialGradient id="${name}" cx="${random.next()}" cy="${random.next()}" r="${random.range(0.5, 1.1)}">${stops}</radialGradient></defs>${rect(0, 0, kWidth, kHeight, `url(#${name})`)}`;
  return `<defs><linearGradient id="${name}" gradientTransform="rotate(${random.int(0, 90)})">${stops}</linearGradient></defs>${rect(0, 0, kWidth, kHeight, `url(#${name})`)}`;
}

function waves(random: Random): string {
  return Array.from({ length: random.int(1, 5) }, () => {
    const y = random.range(50, 500);
    const d = `M0 ${y} C 200 ${y + random.range(-200, 200)}, 500 ${y + random.range(-200, 200)}, 856 ${y + random.range(-150, 150)} V540 H0 z`;
    return `<path d="${d}" fill="${colour(random)}" opacity="${random.range(0.15, 0.8).toFixed(2)}"/>`;
  }).join('');
}

function chip(x: number, y: number): string {
  return `<rect x="${x}" y="${y}" width="115" height="92" rx="14" fill="#d8bb6b" stroke="#8a713a" stroke-width="2"/><path d="M${x} ${y + 30} h38 M${x} ${y + 62} h38 M${x + 77} ${y + 30} h38 M${x + 77} ${y + 62} h38 M${x + 38} ${y} v92 M${x + 77} ${y} v92" stroke="#8a713a" stroke-width="3"/>`;
}

function logo(random: Random, x: number, y: number, size: number): string {
  const c = ink(random);
  const roll = random.int(0, 3);
  if (roll === 0)
    return `<circle cx="${x}" cy="${y}" r="${size}" fill="${c}"/><circle cx="${x + size}" cy="${y}" r="${size}" fill="${colour(random)}" opacity="0.8"/>`;
  if (roll === 1) return `<path d="M${x} ${y - size} L${x + size} ${y + size} H${x - size} z" fill="${c}"/>`;
  if (roll === 2)
    return `<rect x="${x - size}" y="${y - size}" width="${2 * size}" height="${2 * size}" rx="${size * random.next()}" fill="${c}"/>`;
  return `<path d="M${x - size} ${y} q ${size} ${-2 * size} ${2 * size} 0 q ${-size} ${2 * size} ${-2 * size} 0" fill="${c}"/>`;
}

function lines(random: Random, x: number, y: number, count: number, pitch: number, c: string): string {
  return Array.from({ length: count }, (_, i) =>
    text(
      x,
      y + i * pitch,
      random.pick([
        'No. 0000 1234',
        'Valid 12/29',
        '样本 测试 仅供示例',
        'Name: Muster',
        'SPECIMEN ONLY',
        '2024.01.01',
        'Class B  TEST',
        '地址 样本路1号',
      ]),
      { size: pitch * random.range(0.5, 0.75), fill: c },
    ),
  ).join('');
}

function digits(random: Random): string {
  return Array.from({ length: 4 }, () => String(random.int(0, 9999)).padStart(4, '0')).join(' ');
}

const bank: Design = (random) => {
  const c = ink(random);
  return [
    fill(random),
    random.chance(0.6) ? waves(random) : '',
    chip(random.pick([70, 100]), random.pick([190, 220])),
    text(60, 50, random.pick(kNames), { size: 52, fill: c, weight: 700 }),
    text(70, 350, digits(random), { size: 54, fill: c, family: 'Noto Sans Mono CJK SC' }),
    text(70, 440, 'MUSTER SPECIMEN', { size: 32, fill: c }),
    logo(random, 730, 440, 50),
  ].join('');
};

const transit: Design = (random) =>
  [
    fill(random),
    waves(random),
    logo(random, random.range(100, 750), random.range(100, 400), random.range(60, 160)),
    text(50, 40, random.pick(kNames), { size: 70, fill: ink(random), weight: 700 }),
    text(50, 480, digits(random), { size: 28, fill: ink(random) }),
  ].join('');

const licence: Design = (random) => {
  const base = hsl(random.int(0, 359), random.int(15, 55), random.int(80, 93));
  const photoX = random.pick([40, 570]);
  const bar = random.chance(0.6)
    ? rect(0, 0, kWidth, random.int(50, 100), hsl(random.int(0, 359), 50, random.int(30, 70)))
    : '';
  return [
    rect(0, 0, kWidth, kHeight, base),
    waves(random),
    bar,
    text(60, 20, random.pick(['DRIVING LICENCE', '机动车驾驶证 样本', 'RESIDENCE PERMIT', 'STUDENT ID']), {
      size: 44,
      fill: ink(random),
      weight: 700,
    }),
    avatar(random.fork('a'), photoX, 130, 240, 310, hsl(210, 10, 88)),
    lines(random, photoX > 300 ? 50 : 310, 140, 7, 48, '#223'),
  ].join('');
};

const membership: Design = (random) => {
  const bars = Array.from({ length: 40 }, (_, i) => rect(90 + i * 12, 400, random.range(2, 9), 90, '#111')).join('');
  return [
    fill(random),
    logo(random, 160, 170, random.range(50, 110)),
    text(320, 120, random.pick(kNames), { size: random.range(50, 100), fill: ink(random), weight: 700 }),
    random.chance(0.6) ? rect(70, 385, 520, 120, '#fff') + bars : '',
    lines(random, 320, 260, 2, 50, ink(random)),
  ].join('');
};

const plain: Design = (random) => {
  const base = random.chance(0.45)
    ? hsl(random.int(20, 220), random.int(0, 8), random.int(88, 99))
    : random.chance(0.4)
      ? hsl(0, 0, random.int(4, 20))
      : colour(random);
  return (
    rect(0, 0, kWidth, kHeight, base) +
    (random.chance(0.4) ? text(60, 60, random.pick(kNames), { size: 40, fill: ink(random) }) : '')
  );
};

const picture: Design = (random) =>
  (random.chance(0.6)
    ? text(60, random.pick([40, 440]), random.pick(kNames), { size: 60, fill: ink(random), weight: 700 })
    : '') + (random.chance(0.4) ? chip(80, 210) : '');

const striped: Design = (random) => {
  const across = random.chance(0.7);
  const bars = Array.from({ length: random.int(1, 5) }, () => {
    const at = random.range(0.02, 0.9);
    const size = random.range(0.02, 0.25);
    return across
      ? rect(0, at * kHeight, kWidth, size * kHeight, colour(random))
      : rect(at * kWidth, 0, size * kWidth, kHeight, colour(random));
  });
  const magnetic = random.chance(0.5) ? rect(0, 45, kWidth, 125, '#15130f') + rect(50, 220, 600, 80, '#eee') : '';
  return [fill(random), ...bars, magnetic, lines(random, 60, 330, 3, 50, ink(random))].join('');
};

const framed: Design = (random) => {
  const inset = random.range(4, 45);
  const inner = `<rect x="${inset}" y="${inset}" width="${kWidth - 2 * inset}" height="${kHeight - 2 * inset}" rx="${random.range(0, 30)}" fill="${random.chance(0.5) ? colour(random) : 'none'}" stroke="${ink(random)}" stroke-width="${random.range(2, 12)}"/>`;
  const box = `<rect x="${random.range(80, 300)}" y="${random.range(100, 200)}" width="${random.range(250, 480)}" height="${random.range(120, 300)}" fill="${colour(random)}" stroke="${ink(random)}" stroke-width="${random.range(0, 6)}"/>`;
  return [
    fill(random),
    inner,
    random.chance(0.7) ? box : '',
    text(120, 70, random.pick(kNames), { size: 46, fill: ink(random) }),
  ].join('');
};

const key: Design = (random) =>
  [
    rect(0, 0, kWidth, kHeight, hsl(random.int(0, 359), random.int(0, 15), random.int(70, 95))),
    logo(random, 428, 240, random.range(60, 120)),
    text(428, 380, random.pick(['HOTEL', 'ROOM KEY', '房卡 样本', '↑ insert']), {
      size: 60,
      fill: ink(random),
      anchor: 'middle',
    }),
  ].join('');

const upright: Design = (random) =>
  `${fill(random)}<g transform="translate(0 540) rotate(-90)">${text(270, 60, random.pick(kNames), { size: 62, fill: ink(random), weight: 700, anchor: 'middle' })}${avatar(random.fork('a'), 150, 180, 240, 300, hsl(200, 15, 86))}${lines(random, 60, 560, 5, 50, ink(random))}</g>`;

const kDesigns: Record<CardKind, Design> = {
  bank,
  transit,
  licence,
  membership,
  plain,
  picture,
  striped,
  framed,
  key,
  upright,
};
